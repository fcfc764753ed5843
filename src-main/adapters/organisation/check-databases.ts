import { refuseIfCancelled } from '#main/domain/cancellation.ts';
import { loginPlace } from '#main/domain/login-place.ts';
import type { CallOptions } from '#main/ports/call-options.ts';
import type { ConnectionCheck } from '#main/ports/connection-check.ts';
import type { Credentials } from '#main/ports/directory.ts';
import type { KeptLogins } from '#main/ports/kept-logins.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { CheckStep } from '#shared/model/connection-check.ts';
import { detectTables } from '../configmgr-database/tables.ts';
import { bindAs } from '../ldap-directory/operator-entrance.ts';
import { domainsBefore } from '../ldap-directory/user-names.ts';
import { sqlServer } from '../sql-server/sql-server.ts';
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
