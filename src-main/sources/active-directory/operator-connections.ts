import { isWorthAnotherTry, mostTelling } from '#main/drivers/ldap/connection-errors.ts';
import { type BindAs, type Connection, connect } from '#main/drivers/ldap/connection.ts';
import type { ConnectOptions } from '#main/drivers/ldap/open-client.ts';
import { within } from '#main/drivers/ldap/waiting.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { Locator, Service } from './controllers.ts';

/** The directory with one person's rights. Holds the password, in memory alone, until it is closed. */
export interface OperatorConnections {
  /**
   * Runs `work` over a connection that is bound and answers. When it is lost meanwhile, once more
   * over a new one: `work` only reads. A refused bind ends all: nothing is tried again with a
   * password that was refused.
   *
   * @throws AppError `auth.*`, `directory.*`, `request.cancelled`, and what `work` throws
   */
  run<T>(
    service: Service,
    work: (connection: Connection) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
  /** Forgets the password and closes everything. */
  close(): void;
}

/**
 * The first server that answers and lets the person in. Never goes on to the next after a refused
 * password: each try counts towards lockout.
 */
export async function connectToFirst(
  locator: Locator,
  service: Service,
  as: BindAs,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Connection> {
  const failures: AppError[] = [];
  for (const server of await locator.find(service, signal)) {
    try {
      const connection = await connect(server, as, options, signal);
      if (!connection.root.readOnly) {
        locator.worked(service, server);
        return connection;
      }
      connection.close();
      failures.push(new AppError('directory.refused', `${server.host} is a read-only controller`));
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('directory.')) throw error;
      failures.push(error);
    }
    locator.failed(service, server);
  }
  throw mostTelling(failures, service.domain);
}

/** @param first a connection the operator has just signed in with, if there is one */
export function operatorConnections(
  locator: Locator,
  as: BindAs,
  options: ConnectOptions,
  first?: readonly [Service, Connection],
): OperatorConnections {
  const ended = new AbortController();
  const open = new Map<string, Promise<Connection>>();
  if (first !== undefined) open.set(keyOf(first[0]), Promise.resolve(first[1]));

  // What several callers wait for ends with the person's session, not with one caller's cancel.
  const take = (service: Service, signal: AbortSignal): Promise<Connection> =>
    within(current(service), undefined, signal, () => undefined);

  async function current(service: Service): Promise<Connection> {
    if (ended.signal.aborted) throw new AppError('auth.signedOut', 'the directory session ended');
    const kept = open.get(keyOf(service));
    const connection = await kept?.catch(() => undefined);
    // A connection that was closed meanwhile says nothing against its server: controllers close idle ones. A silent one does.
    const wasOpen = connection?.isUsable() ?? false;
    if (connection !== undefined && (await connection.isAlive(ended.signal))) return connection;
    if (connection !== undefined && wasOpen) locator.failed(service, connection.server);
    // Somebody else may have begun a new one while this one was tried.
    const begun = open.get(keyOf(service));
    if (begun !== undefined && begun !== kept) return begun;
    const fresh = connectToFirst(locator, service, as, options, ended.signal).catch(
      (error: unknown) => {
        open.delete(keyOf(service));
        if (error instanceof AppError && error.code.startsWith('auth.')) close();
        throw error;
      },
    );
    open.set(keyOf(service), fresh);
    return fresh;
  }

  function close(): void {
    ended.abort();
    for (const connection of open.values()) {
      connection.then(
        (one) => one.close(),
        () => undefined,
      );
    }
    open.clear();
  }

  return {
    async run(service, work, signal) {
      refuseIfCancelled(signal);
      const connection = await take(service, signal);
      try {
        return await work(connection);
      } catch (error) {
        if (!isWorthAnotherTry(error) || connection.isUsable() || signal.aborted) throw error;
        locator.failed(service, connection.server);
        return await work(await take(service, signal));
      }
    },
    close,
  };
}

function keyOf({ kind, domain }: Service): string {
  return `${kind} ${domain.toLowerCase()}`;
}
