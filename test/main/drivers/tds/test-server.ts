import { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import { type SqlLogin, connect } from '#main/drivers/tds/connect.ts';
import { ConnectionPool } from '#main/drivers/tds/connection-pool.ts';
import type { Lookup } from '#main/drivers/tds/open-socket.ts';
import { type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import { NEVER_OVER_SECONDS } from '#test/fakes/patience.ts';
import { scrambled } from '#test/fakes/tds/login.ts';
import {
  type Answer,
  type ResultSet,
  type Statement,
  type TdsServer,
  startTdsServer,
} from '#test/fakes/tds/tds-server.ts';
import type {
  Authority,
  Certificate,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

export const HOST = 'sql1.contoso.test';
export const PASSWORD = 'S3cret of nobody’s';
export const SQL_LOGIN: SqlLogin = { kind: 'sql', userName: 'keydesk', password: PASSWORD };
export const WINDOWS_LOGIN: SqlLogin = {
  kind: 'windows',
  domain: 'CONTOSO',
  userName: 'anna',
  password: PASSWORD,
};

/** What the server answers where the answer does not matter. */
export const ONE_ROW: ResultSet = {
  columns: [{ name: 'name', type: 'nvarchar' }],
  rows: [['WS-1']],
};

interface ServerOptions {
  readonly names?: readonly string[];
  readonly days?: number;
  /** Its certificate has an RSA key of 1,024 bits. */
  readonly isWeak?: boolean;
  readonly address?: string;
  readonly port?: number;
  readonly answer?: (statement: Statement) => Answer;
}

/** Certificates made so far: making one takes longer than the test that needs it. */
const issued = new WeakMap<Authority, Map<string, Certificate>>();

function certificateFor(
  authority: Authority,
  names: readonly string[],
  days: number | undefined,
): Certificate {
  const own = issued.get(authority) ?? new Map<string, Certificate>();
  issued.set(authority, own);
  const key = `${names.join()} ${days ?? ''}`;
  const certificate = own.get(key) ?? authority.issue(names, days);
  own.set(key, certificate);
  return certificate;
}

export function startServer(
  authority: Authority,
  {
    names = [HOST],
    days,
    isWeak = false,
    address = '127.0.0.1',
    port = 0,
    answer = () => ({ sets: [ONE_ROW] }),
  }: ServerOptions = {},
): Promise<TdsServer> {
  return startTdsServer({
    ...(isWeak ? authority.issueWeak(names) : certificateFor(authority, names, days)),
    address,
    port,
    logins: { keydesk: PASSWORD },
    databases: ['CM_P01'],
    answer,
  });
}

interface ClientOptions extends Partial<Omit<SqlServerConfiguration, 'login'>> {
  readonly as?: SqlLogin;
  /** The addresses of the host's name. */
  readonly addresses?: readonly string[];
}

/**
 * Limits may be shorter than a configuration sets them, so that a test of silence does not take
 * long.
 */
export function clientOf(
  server: Pick<TdsServer, 'port'>,
  authority: Authority,
  { as = SQL_LOGIN, addresses = ['127.0.0.1'], ...overrides }: ClientOptions = {},
): SqlServer {
  return sqlServer(
    { ...configurationOf(server, authority), ...overrides },
    { login: () => as, lookup: lookupOf(addresses) },
  );
}

interface PoolOptions {
  readonly most?: number;
  readonly idleMs?: number;
}

/** The pool by itself. */
export function poolOf(
  server: Pick<TdsServer, 'port'>,
  authority: Authority,
  { most = 4, idleMs = 60_000 }: PoolOptions = {},
): ConnectionPool {
  const open = (signal: AbortSignal) =>
    connect(
      {
        configuration: configurationOf(server, authority),
        login: SQL_LOGIN,
        lookup: lookupOf(['127.0.0.1']),
      },
      signal,
    );
  return new ConnectionPool({ open, most, idleMs });
}

function configurationOf(
  { port }: Pick<TdsServer, 'port'>,
  { caFile }: Authority,
): SqlServerConfiguration {
  return {
    ...SqlServerConfiguration.parse({ host: HOST, port, database: 'CM_P01', caFile }),
    connectSeconds: NEVER_OVER_SECONDS,
    answerSeconds: NEVER_OVER_SECONDS,
  };
}

function lookupOf(addresses: readonly string[]): Lookup {
  return async () => addresses.map((address) => ({ address, family: 4 }));
}

/** Whether the bytes sent contain a password in any of the forms a login uses. */
export function holdsPassword(wire: Buffer): boolean {
  return [
    scrambled(PASSWORD),
    Buffer.from(PASSWORD, 'utf16le'),
    Buffer.from(PASSWORD, 'utf8'),
  ].some((trace) => wire.includes(trace));
}
