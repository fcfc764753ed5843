import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import { type KeptLogins, loginPlace } from '#main/ports/connection/kept-logins.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { bindCredentials } from '#main/sources/active-directory/forest-session.ts';
import { configuredDomains } from '#main/sources/active-directory/user-names.ts';
import { type SourceConfiguration, kindOf } from '#main/sources/kinds.ts';
import type { SourceLogin } from '#main/sources/source-kind.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { OrganisationConfiguration } from './configuration.ts';

interface Checking {
  readonly configuration: OrganisationConfiguration;
  readonly logins: KeptLogins;
}

/**
 * Checks the directory, and then every source that has a check of its own: whether it accepts this
 * person and shows the data it should.
 */
export function withSources(check: ConnectionCheck, checking: Checking): ConnectionCheck {
  const { sources } = checking.configuration;
  const checked = sources.filter((source) => kindOf(source).check !== undefined);
  return async (credentials, options) => {
    await check(credentials, options);
    if (checked.length > 0)
      options.onStep(
        credentials === undefined
          ? { name: 'sources', state: 'skipped', because: 'not-signed-in' }
          : await checkSources(checked, { ...checking, credentials }, options),
      );
    for (const source of sources) {
      const login = credentials && loginFor(source, { ...checking, credentials });
      const step = await kindOf(source).checkStep?.(source, login, options);
      if (step !== undefined) options.onStep(step);
    }
  };
}

interface SignedIn extends Checking {
  readonly credentials: Credentials;
}

function loginFor(
  { name }: SourceConfiguration,
  { configuration, logins, credentials }: SignedIn,
): SourceLogin {
  const { activeDirectory } = configuration;
  return {
    operator: () =>
      activeDirectory === undefined
        ? { bindName: credentials.userName, password: credentials.password }
        : bindCredentials(credentials, configuredDomains(activeDirectory)).credentials,
    kept: () => logins.read(loginPlace(configuration.id, name)),
  };
}

async function checkSources(
  sources: readonly SourceConfiguration[],
  signedIn: SignedIn,
  { signal }: CallOptions,
): Promise<CheckStep> {
  const tries = await Promise.allSettled(
    sources.map(async (source) => {
      await kindOf(source).check?.(source, loginFor(source, signedIn), { signal });
    }),
  );
  refuseIfCancelled(signal);
  const named = (status: 'fulfilled' | 'rejected') =>
    sources
      .filter((_source, index) => tries[index]?.status === status)
      .map(({ name }) => name)
      .join(', ');
  const facts = { answered: named('fulfilled'), failed: named('rejected') };
  const [failure] = tries.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (failure === undefined) return { name: 'sources', state: 'passed', facts };
  return {
    name: 'sources',
    state: 'failed',
    facts,
    failure: codeOf(failure),
    details: failure instanceof AppError ? failure.details : {},
  };
}
