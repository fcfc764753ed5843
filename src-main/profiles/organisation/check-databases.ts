import { loginPlace } from '#main/domain/connection/login-place.ts';
import { sqlServer } from '#main/drivers/tds/sql-server.ts';
import type { CallOptions } from '#main/ports/call-options.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import { bindAs } from '#main/sources/active-directory/operator-entrance.ts';
import { domainsBefore } from '#main/sources/active-directory/user-names.ts';
import { detectTables } from '#main/sources/configmgr/tables.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import {
  type DatabaseSource,
  type OrganisationConfiguration,
  isDatabase,
} from './configuration.ts';
import { sqlLogin } from './sql-login.ts';

interface Checking {
  readonly configuration: OrganisationConfiguration;
  readonly logins: KeptLogins;
}

/**
 * The check of the directory, and after it of the databases of other products: each is logged in
 * to, and shows its tables or not.
 */
export function withDatabases(check: ConnectionCheck, checking: Checking): ConnectionCheck {
  const databases = checking.configuration.sources.filter(isDatabase);
  if (databases.length === 0) return check;
  return async (credentials, options) => {
    await check(credentials, options);
    options.onStep(
      credentials === undefined
        ? { name: 'sources', state: 'skipped', because: 'not-signed-in' }
        : await ask(databases, credentials, checking, options),
    );
  };
}

async function ask(
  databases: readonly DatabaseSource[],
  credentials: Credentials,
  checking: Checking,
  { signal }: CallOptions,
): Promise<CheckStep> {
  const tries = await Promise.allSettled(
    databases.map((source) => lookAt(source, credentials, checking, { signal })),
  );
  refuseIfCancelled(signal);
  const named = (status: 'fulfilled' | 'rejected') =>
    databases
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

async function lookAt(
  source: DatabaseSource,
  credentials: Credentials,
  { configuration, logins }: Checking,
  options: CallOptions,
): Promise<void> {
  const { as } = bindAs(credentials, domainsBefore(configuration.activeDirectory));
  const kept = () => logins.read(loginPlace(configuration.id, source.name));
  const database = sqlServer(source.server, { login: () => sqlLogin(source.server, { as, kept }) });
  try {
    await detectTables(database, options);
  } finally {
    database.disconnect();
  }
}
