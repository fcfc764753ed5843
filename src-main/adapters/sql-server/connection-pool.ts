import { AppError } from '../../../src-shared/errors.ts';
import { refuseIfCancelled, withinLimit } from '../network/waiting.ts';
import type { GuardedConnection } from './guarded-connection.ts';

/** A connection with what the pool knows of it. */
export interface Pooled {
  readonly connection: GuardedConnection;
  /** `performance.now()` of its last answer. */
  answeredAt: number;
  /** False while it was not given back since it was opened. */
  readonly hasRested: boolean;
}

/** Connections that are kept for the next question. */
export interface ConnectionPool {
  /**
   * An idle connection, or a new one; waits while there are as many as there may be. Only one is opened at a time, and all who
   * wait share its failure: a password that is refused is sent once, however many ask.
   * @throws what opening throws, AppError `auth.signedOut` when the pool is emptied meanwhile, `request.cancelled`
   */
  take(signal: AbortSignal): Promise<Pooled>;
  /** Whoever took one gives it back, lost or not. */
  giveBack(pooled: Pooled): void;
  /** Closes all of them, those in use too. */
  empty(): void;
}

interface PoolOptions {
  readonly open: (signal: AbortSignal) => Promise<GuardedConnection>;
  readonly most: number;
  /** Milliseconds after which an idle connection is closed. */
  readonly idleMs: number;
}

interface Waiter {
  give(pooled: Pooled): void;
  fail(error: unknown): void;
}

export function connectionPool({ open, most, idleMs }: PoolOptions): ConnectionPool {
  const all = new Set<GuardedConnection>();
  const idle: { readonly pooled: Pooled; readonly timer: NodeJS.Timeout }[] = [];
  const waiting: Waiter[] = [];
  let isOpening = false;
  let emptied = new AbortController();

  function serve(): void {
    while (waiting.length > 0) {
      const rested = idle.pop();
      if (rested === undefined) break;
      clearTimeout(rested.timer);
      if (rested.pooled.connection.isIdle()) waiting.shift()?.give(rested.pooled);
      else discard(rested.pooled.connection);
    }
    if (waiting.length > 0 && !isOpening && all.size < most) void grow();
  }

  async function grow(): Promise<void> {
    isOpening = true;
    const { signal } = emptied;
    try {
      const connection = await open(signal);
      all.add(connection);
      if (signal.aborted) discard(connection);
      else rest({ connection, answeredAt: performance.now(), hasRested: false });
    } catch (error) {
      if (!signal.aborted) for (const waiter of waiting.splice(0)) waiter.fail(error);
    } finally {
      isOpening = false;
      serve();
    }
  }

  function rest(pooled: Pooled): void {
    const timer = setTimeout(() => {
      idle.splice(idle.findIndex((one) => one.pooled === pooled), 1);
      discard(pooled.connection);
    }, idleMs);
    idle.push({ pooled, timer });
  }

  function discard(connection: GuardedConnection): void {
    all.delete(connection);
    connection.close();
  }

  return {
    async take(signal) {
      refuseIfCancelled(signal);
      let own: Waiter | undefined;
      const turn = new Promise<Pooled>((give, fail) => {
        own = { give, fail };
        waiting.push(own);
      });
      const stepBack = () => {
        const at = waiting.findIndex((waiter) => waiter === own);
        if (at !== -1) waiting.splice(at, 1);
      };
      serve();
      return withinLimit(turn, { ms: undefined, timedOut: 'sql.timedOut' }, signal, stepBack);
    },
    giveBack(pooled) {
      if (all.has(pooled.connection) && pooled.connection.isIdle()) rest({ ...pooled, hasRested: true });
      else discard(pooled.connection);
      serve();
    },
    empty() {
      emptied.abort();
      emptied = new AbortController();
      for (const { timer } of idle.splice(0)) clearTimeout(timer);
      for (const connection of all) discard(connection);
      for (const waiter of waiting.splice(0)) waiter.fail(new AppError('auth.signedOut', 'the connections were closed'));
    },
  };
}
