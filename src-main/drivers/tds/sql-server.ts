import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { withTimeLimit } from '../network/time-limit.ts';
import { type SqlServerConfiguration, serverLabel } from './configuration.ts';
import { type ConnectDeps, type SqlLogin, connect } from './connect.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { isConnectionFault, isWorthAnotherTry, sqlServerError } from './errors.ts';
import type { GuardedConnection, ResultSets, SqlParameters, SqlRow } from './guarded-connection.ts';

export type { ResultSets, SqlParameters, SqlRow } from './guarded-connection.ts';

/** On cancel a call rejects with `request.cancelled`. */
interface CallOptions {
  readonly signal: AbortSignal;
}

/** One connection, for statements that belong together. */
export interface SqlSession {
  /** Runs a statement, its parameters named as `@name`. @throws as {@link SqlServer.execute} */
  execute(text: string, parameters?: SqlParameters): Promise<ResultSets>;
  /**
   * Runs a batch as it stands, as a script between two `GO`. Never with anything in it that a
   * person typed. @throws as {@link SqlServer.execute}
   */
  batch(text: string): Promise<ResultSets>;
}

/**
 * A database, in the name of whoever is logged in. Connections are opened when something is asked,
 * at most four.
 */
export interface SqlServer {
  /** The server as a person would name it. */
  readonly label: string;

  /**
   * Asks for rows; for statements that change nothing. When the connection turns out to be lost, or
   * the server busy, once more over another. On cancel the connection is given up.
   *
   * @param parameters named in the text as `@name`
   * @returns the first result set
   * @throws AppError `sql.*`, `request.cancelled`
   */
  read(text: string, parameters: SqlParameters, options: CallOptions): Promise<readonly SqlRow[]>;

  /**
   * Runs a statement that may change something, exactly once.
   *
   * @throws AppError `sql.outcomeUnknown` when the connection was lost, or the time was over, after
   *   it had been sent: whether the server did it has to be looked up; `sql.*` when it was refused
   *   or never sent, `request.cancelled` when it was not sent
   */
  execute(text: string, parameters: SqlParameters, options: CallOptions): Promise<ResultSets>;

  /**
   * Several statements over one connection of their own, which is closed when the work fails. Each
   * as {@link execute}; nothing is tried again.
   */
  session<T>(work: (session: SqlSession) => Promise<T>, options: CallOptions): Promise<T>;

  /** Closes all connections, running ones too. What is asked afterwards opens new ones. */
  disconnect(): void;
}

/** What a connection is made with. */
export interface SqlServerDeps extends ConnectDeps {
  /** Who asks. Asked at every new connection. @throws AppError `auth.signedOut` when nobody does */
  readonly login: () => SqlLogin | Promise<SqlLogin>;
}

const MOST_CONNECTIONS = 4;
/** Milliseconds. An idle connection is closed after this time. */
const IDLE_MS = 60_000;
/**
 * How long a connection counts as alive after it last answered, for a question that can be asked
 * again.
 */
const TRUSTED_MS = 5_000;
/** How long a connection that is looked at may take. */
const PROBE_MS = 1_500;

/** A statement with its parameters; without any it goes as a batch. */
interface Statement {
  readonly text: string;
  readonly parameters: SqlParameters | undefined;
}

/** What is wrong with the configuration shows when something is asked. */
export function sqlServer(
  configuration: SqlServerConfiguration,
  { login, ...deps }: SqlServerDeps,
): SqlServer {
  const label = serverLabel(configuration);
  const connections = new Connections(async (signal) =>
    connect({ configuration, login: await login(), ...deps }, signal),
  );
  const asker = (connection: GuardedConnection, signal: AbortSignal) =>
    new Asker(connection, { label, answerMs: configuration.answerSeconds * 1000, signal });

  return {
    label,
    async read(text, parameters, { signal }) {
      const attempt = (trustedMs: number) =>
        connections.use({ trustedMs, signal }, async (connection) => {
          const sets = await asker(connection, signal).ask({ text, parameters });
          return sets[0] ?? [];
        });
      try {
        return await attempt(TRUSTED_MS);
      } catch (error) {
        if (!isWorthAnotherTry(error) || signal.aborted) throw error;
        return await attempt(0);
      }
    },
    execute: (text, parameters, { signal }) =>
      connections.use({ trustedMs: 0, signal }, (connection) =>
        asker(connection, signal).askOnce({ text, parameters }),
      ),
    session: (work, { signal }) =>
      connections.use({ trustedMs: 0, signal }, async (connection) => {
        const session = asker(connection, signal);
        try {
          return await work({
            execute: (text, parameters = {}) => session.askOnce({ text, parameters }),
            batch: (text) => session.askOnce({ text, parameters: undefined }),
          });
        } catch (error) {
          // What was begun on it, such as a transaction, is undone by the server.
          connection.close();
          throw error;
        }
      }),
    disconnect: () => connections.close(),
  };
}

interface Use {
  /** How long ago a connection may have answered to count as alive. */
  readonly trustedMs: number;
  readonly signal: AbortSignal;
}

/** The connections to one server. The pool is made when the first one is asked for. */
class Connections {
  readonly #open: (signal: AbortSignal) => Promise<GuardedConnection>;
  #pool: Promise<ConnectionPool> | undefined;

  constructor(open: (signal: AbortSignal) => Promise<GuardedConnection>) {
    this.#open = open;
  }

  /** Runs over one connection that answers, which is kept when it still serves. */
  async use<T>(
    { trustedMs, signal }: Use,
    work: (connection: GuardedConnection) => Promise<T>,
  ): Promise<T> {
    this.#pool ??= this.#makePool();
    const pool = await this.#pool;
    for (;;) {
      const connection = await pool.take(signal);
      try {
        if (await isAlive(connection, trustedMs, signal)) return await work(connection);
      } finally {
        pool.giveBack(connection);
      }
    }
  }

  /** What is asked afterwards opens new ones. */
  close(): void {
    void this.#pool?.then(
      (pool) => pool.end(),
      () => undefined,
    );
    this.#pool = undefined;
  }

  async #makePool(): Promise<ConnectionPool> {
    // A driver that takes a quarter of a second to load is not loaded before it is needed.
    const { ConnectionPool: Pool } = await import('./connection-pool.ts');
    return new Pool({ open: this.#open, most: MOST_CONNECTIONS, idleMs: IDLE_MS });
  }
}

async function isAlive(
  connection: GuardedConnection,
  trustedMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  // It has just been let in: a server that answers nobody is not asked over ever more connections.
  const trusted = connection.isFresh ? TRUSTED_MS : trustedMs;
  if (performance.now() - connection.answeredAt < trusted) return true;
  return withTimeLimit(connection.run('select 1', undefined), {
    ms: PROBE_MS,
    timedOut: 'sql.timedOut',
    signal,
    giveUp: () => connection.close(),
  }).then(
    () => true,
    () => {
      refuseIfCancelled(signal);
      connection.close();
      return false;
    },
  );
}

interface Asking {
  /** The server as a person would name it. */
  readonly label: string;
  /** Longest wait for an answer. */
  readonly answerMs: number;
  readonly signal: AbortSignal;
}

/** Asks over a connection, and ends it when nobody knows any more what it will answer. */
class Asker {
  readonly #connection: GuardedConnection;
  readonly #asking: Asking;

  constructor(connection: GuardedConnection, asking: Asking) {
    this.#connection = connection;
    this.#asking = asking;
  }

  async ask({ text, parameters }: Statement): Promise<ResultSets> {
    const { label, answerMs, signal } = this.#asking;
    // What was given up cannot be heard out; its connection goes with it.
    const giveUp = () => this.#connection.giveUp(new AppError('sql.timedOut', 'given up'));
    try {
      return await withTimeLimit(this.#connection.run(text, parameters), {
        ms: answerMs,
        timedOut: 'sql.timedOut',
        signal,
        giveUp,
      });
    } catch (error) {
      const known = sqlServerError(error, label);
      if (isConnectionFault(known)) giveUp();
      throw known;
    }
  }

  /** For what changes something: nobody knows what the server did when it does not say so. */
  async askOnce(statement: Statement): Promise<ResultSets> {
    const { label, signal } = this.#asking;
    refuseIfCancelled(signal);
    try {
      return await this.ask(statement);
    } catch (error) {
      const isSilent =
        isConnectionFault(error) ||
        (error instanceof AppError && error.code === 'request.cancelled');
      if (!isSilent) throw error;
      throw new AppError(
        'sql.outcomeUnknown',
        `SQL Server ${label}: no answer to a statement that was sent`,
        { cause: error, details: { server: label } },
      );
    }
  }
}
