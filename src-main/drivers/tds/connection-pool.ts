import sql from 'mssql';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { GuardedConnection } from './guarded-connection.ts';

interface PoolOptions {
  /** The server as a person would name it. */
  readonly server: string;
  readonly open: (signal: AbortSignal) => Promise<GuardedConnection>;
  readonly most: number;
  /** Milliseconds after which an idle connection is closed. */
  readonly idleMs: number;
}

/** Somebody's place in the pool's queue. */
type Waiting = ReturnType<sql.ConnectionPool['pool']['acquire']>;

/** The longest a timer can take. Whoever opens or waits has a limit of their own. */
const NO_LIMIT_MS = 2 ** 31 - 1;

/**
 * mssql's pool, of guarded connections. What it would do otherwise: it logs in once more than
 * needed to try what it is given, it logs in as often at once as there are questions, and after a
 * refusal once more for those who still wait. Here a password that is refused is sent once, however
 * many ask: each refusal counts towards the lockout of somebody's account.
 */
export class ConnectionPool extends sql.ConnectionPool {
  readonly #open: PoolOptions['open'];
  readonly #ended = new AbortController();
  readonly #all = new Set<GuardedConnection>();
  readonly #waiting = new Set<Waiting>();
  /** Settles with the last of those that are being opened. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ server, open, most, idleMs }: PoolOptions) {
    const limits = { acquireTimeoutMillis: NO_LIMIT_MS, createTimeoutMillis: NO_LIMIT_MS };
    super({
      server,
      validateConnection: 'socket',
      pool: { ...limits, max: most, idleTimeoutMillis: idleMs, reapIntervalMillis: idleMs / 10 },
    });
    this.#open = open;
  }

  /**
   * An idle connection, or a new one; waits while there are as many as there may be.
   *
   * @throws what opening throws, AppError `auth.signedOut` when the pool is ended meanwhile,
   *   `request.cancelled`
   */
  async take(signal: AbortSignal): Promise<GuardedConnection> {
    if (!this.connected && !this.#ended.signal.aborted) await this.connect();
    refuseIfCancelled(signal);
    if (this.#ended.signal.aborted) throw signedOut();
    const waiting = this.pool.acquire();
    const stepBack = () => waiting.abort();
    signal.addEventListener('abort', stepBack);
    this.#waiting.add(waiting);
    try {
      return (await waiting.promise) as GuardedConnection;
    } catch (error) {
      refuseIfCancelled(signal);
      throw error;
    } finally {
      this.#waiting.delete(waiting);
      signal.removeEventListener('abort', stepBack);
    }
  }

  /** Whoever took one gives it back, lost or not. */
  giveBack(connection: GuardedConnection): void {
    this.pool.release(connection);
  }

  /** Closes all of them, those in use too, for good: mssql alone would wait for those to finish. */
  end(): void {
    this.#ended.abort();
    this.#refuseAll(signedOut());
    for (const connection of this.#all) connection.close();
    this.close().catch(() => undefined);
  }

  /**
   * mssql's own step, under the name it calls it by. One after the other, and all who wait share
   * its failure.
   */
  _poolCreate(): Promise<GuardedConnection | undefined> {
    // What mssql opens while it connects it closes again at once.
    if (this.connecting) return Promise.resolve(undefined);
    const opened = this.#queue.then(() => this.#openOne());
    this.#queue = opened;
    opened.catch((error: unknown) => {
      if (this.#queue === opened) this.#queue = Promise.resolve();
      this.#refuseAll(error);
    });
    return opened;
  }

  async #openOne(): Promise<GuardedConnection> {
    const connection = await this.#open(this.#ended.signal);
    this.#all.add(connection);
    connection.once('end', () => this.#all.delete(connection));
    if (!this.#ended.signal.aborted) return connection;
    connection.close();
    throw signedOut();
  }

  #refuseAll(error: unknown): void {
    for (const waiting of this.#waiting)
      waiting.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

function signedOut(): AppError {
  return new AppError('auth.signedOut', 'the connections were closed');
}
