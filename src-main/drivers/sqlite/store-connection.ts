import Database from 'libsql';
import { isBusy } from './native-errors.ts';

/** What knex's dialect asks of a prepared statement. */
interface Statement {
  readonly reader: boolean;
  run(values: readonly unknown[]): unknown;
  all(values: readonly unknown[]): readonly unknown[];
  get(values: readonly unknown[]): unknown;
}

/** A connection as a watch uses it. */
export interface WatchedConnection {
  /** The first row of an answer, in half the time that a list of all rows takes. */
  first(sql: string, values?: readonly unknown[]): unknown;
}

/** Told of every transaction that may write. What it throws ends that transaction. */
export interface TransactionWatch {
  /** It has the write lock, and has done nothing yet. */
  begun(connection: WatchedConnection): void;
  /** Its work is done and about to be committed. */
  committing(connection: WatchedConnection): void;
  /** It is durable. Whoever waits for it is told so only when this returns. */
  committed(): void;
}

const TRANSACTION_CONTROL = /^(begin|commit|rollback|savepoint|release)\b/i;
const BEGIN = /^begin;?$/i;
const COMMIT = /^commit;?$/i;
const ROLLBACK = /^rollback;?$/i;

/**
 * Statements kept per connection. What is asked again and again is well below it; a walk in batches
 * or a bulk insert comes and goes.
 */
const MOST_PREPARED = 64;

/**
 * A connection of libsql as knex's dialect uses one, with what a store that several processes share
 * needs besides:
 *
 * - A transaction takes the write lock when it begins: one that reads first and writes later could
 *   find the store changed in between.
 * - Prepared statements are kept: SQLite takes longer to prepare one, with the triggers behind it,
 *   than to run it.
 * - A statement that met a lock stays "in progress" in libsql until it is collected, and no
 *   transaction of its connection can be committed before that: the connection is spent. What
 *   `exec` runs is gone at once, so transactions are begun and ended with that.
 */
export class StoreConnection {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Statement>();
  readonly #watched: WatchedConnection = {
    first: (sql, values = []) => this.prepare(sql).get(values),
  };
  #isSpent = false;
  #watch: TransactionWatch | undefined;

  constructor(file: string, options: Database.Options) {
    this.#database = new Database(file, options);
  }

  /** True once another connection has to take its place. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** @param make what will be told of this connection's transactions from now on */
  watchedBy(make: (connection: WatchedConnection) => TransactionWatch): void {
    this.#watch = make(this.#watched);
  }

  prepare(sql: string): Statement {
    if (TRANSACTION_CONTROL.test(sql))
      return { reader: false, run: () => this.#control(sql), all: () => [], get: () => undefined };
    const statement = this.#prepared.get(sql) ?? this.#prepareAnew(sql);
    // A map keeps its order: put at its end, the statement at its beginning is the one that was not
    // used for longest.
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_PREPARED && oldest !== undefined) this.#prepared.delete(oldest);
    return statement;
  }

  pragma(text: string): unknown {
    return this.#database.pragma(text);
  }

  close(): void {
    this.#database.close();
  }

  /** A statement that failed is not kept, as nobody knows what state it is in. */
  #prepareAnew(sql: string): Statement {
    const statement = this.#database.prepare(sql);
    const attempt = <T>(work: () => T): T => {
      try {
        return work();
      } catch (error) {
        this.#prepared.delete(sql);
        this.#isSpent ||= isBusy(error);
        throw error;
      }
    };
    return {
      reader: statement.reader,
      run: (values) => attempt(() => statement.run(values)),
      all: (values) => attempt(() => statement.all(values)),
      get: (values) => attempt(() => statement.get(values)),
    };
  }

  /** Begins or ends a transaction, or a part of one. */
  #control(sql: string): unknown {
    if (COMMIT.test(sql)) this.#commit(sql);
    else if (BEGIN.test(sql)) this.#begin();
    // On a full disk SQLite may have rolled back by itself; a needless ROLLBACK would fail, and
    // hide the cause.
    else if (!ROLLBACK.test(sql) || this.#database.inTransaction) this.#database.exec(sql);
    return { changes: 0, lastInsertRowid: 0 };
  }

  #begin(): void {
    this.#database.exec('BEGIN IMMEDIATE');
    this.#orRollBack(() => this.#watch?.begun(this.#watched));
  }

  #commit(sql: string): void {
    this.#orRollBack(() => {
      this.#watch?.committing(this.#watched);
      this.#database.exec(sql);
    });
    this.#watch?.committed();
  }

  // SQLite keeps a transaction open whose COMMIT failed; the next one would then fail to begin, for
  // ever.
  #orRollBack(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
