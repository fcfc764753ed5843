import { hostname } from 'node:os';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { withTimeLimit } from '../network/time-limit.ts';
import { trustedAuthorities } from '../network/trusted-authorities.ts';
import { type SqlServerConfiguration, serverLabel } from './configuration.ts';
import { sqlServerError } from './errors.ts';
import type { DriverConfiguration, GuardedConnection } from './guarded-connection.ts';
import { type Lookup, openSocket } from './open-socket.ts';
import { ServerError } from './server-messages.ts';

/** Who asks. Held in memory alone, by whoever hands it over. */
export type SqlLogin =
  /**
   * A Windows account; a `userName` of the form `name@domain` has no `domain`. Its password does
   * not leave; the answer to a challenge does (NTLMv2).
   */
  | {
      readonly kind: 'windows';
      readonly domain: string;
      readonly userName: string;
      readonly password: string;
    }
  | { readonly kind: 'sql'; readonly userName: string; readonly password: string };

/** What tests replace. */
export interface ConnectDeps {
  /** For tests: what the names of servers stand for. */
  readonly lookup?: Lookup;
}

/** Where to connect, and as whom. */
interface ConnectTarget extends ConnectDeps {
  readonly configuration: SqlServerConfiguration;
  readonly login: SqlLogin;
}

/** What the server shows in its own lists of sessions. */
const APPLICATION = 'Keydesk';
const DEFAULT_PORT = 1433;

const Address = z.object({ host: z.string(), port: z.number() });

/**
 * Connects, encrypts and logs in, once: a refused login is not tried again, as each try may count
 * towards lockout.
 *
 * @throws AppError `sql.*`, `config.invalid` when a `caFile` cannot be used, `request.cancelled`
 */
export async function connect(
  target: ConnectTarget,
  signal: AbortSignal,
): Promise<GuardedConnection> {
  const ms = target.configuration.connectSeconds * 1000;
  // A driver that takes a quarter of a second to load is not loaded before it is needed.
  const { GuardedConnection: Opened } = await import('./guarded-connection.ts');
  const ended = new AbortController();
  const connection = new Opened(
    driverConfiguration(target, AbortSignal.any([signal, ended.signal])),
  );
  const opened = new Promise<void>((resolve, reject) => {
    connection.connect((error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
  });
  const giveUp = () => {
    ended.abort();
    connection.giveUp(new AppError('sql.timedOut', 'given up'));
  };
  try {
    await withTimeLimit(Promise.race([opened, connection.faulted]), {
      ms,
      timedOut: 'sql.timedOut',
      signal,
      giveUp,
    });
    return connection;
  } catch (error) {
    giveUp();
    const messages = connection.takeMessages();
    throw sqlServerError(
      messages.length > 0 ? new ServerError(messages) : error,
      serverLabel(target.configuration),
    );
  }
}

/** The target as tedious wants to be told it. @param signal ends what is being opened */
function driverConfiguration(
  { configuration, login, lookup }: ConnectTarget,
  signal: AbortSignal,
): DriverConfiguration {
  const ms = configuration.connectSeconds * 1000;
  const authorities = trustedAuthorities(configuration.caFile);
  return {
    server: configuration.host,
    authentication: authentication(login),
    options: {
      ...(configuration.instance === undefined
        ? { port: configuration.port ?? DEFAULT_PORT }
        : { instanceName: configuration.instance }),
      database: configuration.database,
      encrypt: configuration.encryption === 'strict' ? 'strict' : true,
      trustServerCertificate: false,
      ...(configuration.serverName !== undefined && { serverName: configuration.serverName }),
      cryptoCredentialsDetails: {
        minVersion: 'TLSv1.2',
        ...(authorities !== undefined && { ca: [...authorities] }),
      },
      connector: (...[address]: unknown[]) =>
        openSocket(
          Address.parse(address),
          { together: configuration.multiSubnetFailover, ms, lookup },
          signal,
        ),
      readOnlyIntent: configuration.readOnlyIntent,
      appName: APPLICATION,
      workstationId: hostname().slice(0, 128),
      connectTimeout: ms,
      // Whoever asks sets the limit, and ends the connection with it.
      requestTimeout: 0,
      maxRetriesOnTransientErrors: 0,
      useUTC: true,
    },
  };
}

function authentication(login: SqlLogin): {
  readonly type: 'ntlm' | 'default';
  readonly options: {
    readonly userName: string;
    readonly password: string;
    readonly domain: string;
  };
} {
  if (login.kind === 'sql')
    return {
      type: 'default',
      options: { userName: login.userName, password: login.password, domain: '' },
    };
  const { domain, userName, password } = login;
  return { type: 'ntlm', options: { domain, userName, password } };
}
