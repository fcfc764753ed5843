import { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import type { SqlLogin } from '#main/drivers/tds/connect.ts';

const VARIABLE = 'KEYDESK_TEST_MSSQL_URL';

/** Why there is no SQL Server to test on; `undefined` when there is one. */
export function mssqlObstacle(): string | undefined {
  return process.env[VARIABLE] === undefined
    ? `${VARIABLE} is not set (mssql://user:password@host:port/database?caFile=…&serverName=…, ` +
        'of somebody who may create databases and logins)'
    : undefined;
}

/** The server that the environment names, and the login for it. */
export function mssqlServer(): {
  readonly configuration: SqlServerConfiguration;
  readonly login: SqlLogin;
} {
  const url = new URL(process.env[VARIABLE] ?? '');
  const caFile = url.searchParams.get('caFile');
  const serverName = url.searchParams.get('serverName');
  const configuration = SqlServerConfiguration.parse({
    host: url.hostname,
    port: url.port === '' ? undefined : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)) || 'master',
    login: 'sql',
    ...(caFile !== null && { caFile }),
    ...(serverName !== null && { serverName }),
  });
  return {
    configuration,
    login: {
      kind: 'sql',
      userName: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    },
  };
}
