import { isRetryable } from '#main/drivers/ldap/errors.ts';
import { untilCancelled } from '#main/drivers/network/time-limit.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { BindCredentials } from '../source-kind.ts';
import { type ControllerConnection, connectToController } from './controller-connection.ts';
import type { Service } from './controller-locator.ts';
import type { ForestAccess } from './forest-access.ts';
import { withServer } from './ticket.ts';

/** The directory with one person's rights. Keeps the password in memory until it is closed. */
export interface OperatorConnections {
  /**
   * Runs `work` over a connection that is bound and answers. When it is lost meanwhile, once more
   * over a new one: `work` only reads. A refused bind closes everything: nothing is tried again
   * with a password that was refused. A cancel ends the wait, and what `work` does on its signal.
   *
   * @throws AppError `auth.*`, `directory.*`, `request.cancelled`, and what `work` throws
   */
  run<T>(
    service: Service,
    work: (connection: ControllerConnection) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
  /** Forgets the password and closes everything. */
  close(): void;
}

/** Who connects, and how. */
export interface OperatorAccess extends Pick<ForestAccess, 'locator' | 'options'> {
  readonly credentials: BindCredentials;
}

/**
 * Connects to the first server that answers and lets the person in. Never goes on to the next after
 * a refused password: each try counts towards lockout. One that reached nobody who could check the
 * password has not counted it.
 *
 * @throws AppError `auth.*`, `kerberos.*`, `directory.*`, `request.cancelled`
 */
export async function connectToFirst(
  { locator, options, credentials }: OperatorAccess,
  service: Service,
  signal: AbortSignal,
): Promise<ControllerConnection> {
  const failures: AppError[] = [];
  for (const server of await locator.find(service, signal)) {
    try {
      const connection = await connectToController({ server, credentials, options }, signal);
      if (!connection.root.readOnly) {
        locator.worked(service, server);
        return connection;
      }
      connection.close();
      failures.push(new AppError('directory.refused', `${server.host} is a read-only controller`));
    } catch (error) {
      if (!(error instanceof AppError) || !isAboutServer(error)) throw error;
      failures.push(error.code.startsWith('kerberos.') ? withServer(error, server) : error);
    }
    locator.failed(service, server);
  }
  throw mostHelpful(failures, service.domain);
}

/** Whether another controller may do better. What is wrong with a ticket is wrong for all. */
function isAboutServer({ code }: AppError): boolean {
  return /^(directory\.|kerberos\.(noSpn|notOffered|signing|forged)$)/.test(code);
}

// Of several failures the one to show: a certificate that somebody must replace before a server
// that did not answer.
const MOST_HELPFUL_FIRST: readonly RegExp[] = [
  /^kerberos\.forged/,
  /^directory\.certificate/,
  /^directory\.(clearText|outdated)/,
  /^kerberos\./,
  /^directory\.noLogonServer/,
  /^directory\.refused/,
  /^directory\.timedOut/,
  /./,
];

function mostHelpful(failures: readonly AppError[], domain: string): AppError {
  const [found] = MOST_HELPFUL_FIRST.flatMap((pattern) =>
    failures.filter(({ code }) => pattern.test(code)),
  );
  return (
    found ?? new AppError('directory.unreachable', `no domain controller of ${domain} is known`)
  );
}

/**
 * Connections that are opened when they are needed and kept.
 *
 * @param signedIn the connection the operator has just signed in over
 */
export function operatorConnections(
  access: OperatorAccess,
  signedIn: { readonly service: Service; readonly connection: ControllerConnection },
): OperatorConnections {
  const pool = connectionPool(access);
  pool.keep(signedIn.service, signedIn.connection);
  return {
    async run(service, work, signal) {
      refuseIfCancelled(signal);
      // Several callers may wait for one connection: a cancel of one does not end it for others.
      const connection = await untilCancelled(pool.take(service), { signal });
      try {
        return await work(connection);
      } catch (error) {
        if (!isRetryable(error) || connection.isUsable() || signal.aborted) throw error;
        access.locator.failed(service, connection.server);
        return await work(await untilCancelled(pool.take(service), { signal }));
      }
    },
    close: pool.close,
  };
}

/** One connection per service, replaced when it is lost. */
function connectionPool(access: OperatorAccess) {
  const { locator } = access;
  const ended = new AbortController();
  const open = new Map<string, Promise<ControllerConnection>>();

  async function take(service: Service): Promise<ControllerConnection> {
    if (ended.signal.aborted) throw new AppError('auth.signedOut', 'the directory session ended');
    const key = keyOf(service);
    const kept = open.get(key);
    const connection = await kept?.catch(() => undefined);
    const wasUsable = connection?.isUsable() ?? false;
    if (connection !== undefined && (await connection.isAlive(ended.signal))) return connection;
    // Controllers close idle connections, which says nothing against them. One that has stopped
    // answering over an open connection is left for another.
    if (connection !== undefined && wasUsable) locator.failed(service, connection.server);
    // Another caller may have begun a new one while this one was tried.
    const begun = open.get(key);
    if (begun !== undefined && begun !== kept) return begun;
    const fresh = connectToFirst(access, service, ended.signal).catch((error: unknown) => {
      open.delete(key);
      if (error instanceof AppError && error.code.startsWith('auth.')) close();
      throw error;
    });
    open.set(key, fresh);
    return fresh;
  }

  function close(): void {
    ended.abort();
    for (const opening of open.values())
      opening.then(
        (connection) => connection.close(),
        () => undefined,
      );
    open.clear();
  }

  return {
    take,
    close,
    keep: (service: Service, connection: ControllerConnection) =>
      void open.set(keyOf(service), Promise.resolve(connection)),
  };
}

function keyOf({ kind, domain }: Service): string {
  return `${kind} ${domain.toLowerCase()}`;
}
