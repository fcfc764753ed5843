import { Pool } from 'tarn';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { GuardedConnection } from './guarded-connection.ts';

interface PoolOptions {
  readonly open: (signal: AbortSignal) => Promise<GuardedConnection>;
  readonly most: number;
  /** Milliseconds after which an idle connection is closed. */
  readonly idleMs: number;
}

/** Somebody's place in the pool's queue. */
type Waiting = ReturnType<Pool<GuardedConnection>['acquire']>;

/** The longest a timer can take. Whoever opens or waits has a limit of their own. */
const NO_LIMIT_MS = 2 ** 31 - 1;

/**
 * Connections to a SQL Server, kept in a pool of tarn, which is what mssql's own pool is made of.
 * mssql's is not used because it opens connections by a private method alone, logs in once more
 * than needed to try what it is given, and after a refusal once more for each who still waits. Here
 * a password that is refused is sent once, however many ask: each refusal counts towards the
 * lockout of somebody's account.
 */
export class ConnectionPool {
  readonly #open: PoolOptions['open'];
  readonly #pool: Pool<GuardedConnection>;
  readonly #ended = new AbortController();
  readonly #all = new Set<GuardedConnection>();
  readonly #waiting = new Set<Waiting>();
  /** Settles with the last of those that are being opened. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ open, most, idleMs }: PoolOptions) {
    this.#open = open;
    this.#pool = new Pool({
      create: () => this.#openNext(),
      validate: (connection) => connection.isIdle(),
      destroy: (connection) => {
        connection.close();
      },
      min: 0,
      max: most,
      idleTimeoutMillis: idleMs,
      reapIntervalMillis: idleMs / 10,
      acquireTimeoutMillis: NO_LIMIT_MS,
      createTimeoutMillis: NO_LIMIT_MS,
      propagateCreateError: true,
    });
  }

  /**
   * An idle connection, or a new one; waits while there are as many as there may be.
   *
   * @throws what opening throws, AppError `auth.signedOut` when the pool is ended meanwhile,
   *   `request.cancelled`
   */
  async take(signal: AbortSignal): Promise<GuardedConnection> {
    refuseIfCancelled(signal);
    if (this.#ended.signal.aborted) throw signedOut();
    const waiting = this.#pool.acquire();
    const stepBack = () => waiting.abort();
    signal.addEventListener('abort', stepBack);
    this.#waiting.add(waiting);
    try {
      return await waiting.promise;
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
    this.#pool.release(connection);
  }

  /** Closes all of them for good, those in use too, for which the pool alone would wait. */
  end(): void {
    this.#ended.abort();
    this.#refuseAll(signedOut());
    for (const connection of this.#all) connection.close();
    void this.#pool.destroy();
  }

  /** Opens one after the other; all who wait share a failure. */
  #openNext(): Promise<GuardedConnection> {
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
