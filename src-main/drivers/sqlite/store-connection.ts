import Database from 'libsql';
import { isBusy } from './native-errors.ts';

/** What knex's dialect asks of a prepared statement. */
interface Statement {
  readonly reader: boolean;
  run(values: readonly unknown[]): unknown;
  all(values: readonly unknown[]): readonly unknown[];
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
  #isSpent = false;

  constructor(file: string, options: Database.Options) {
    this.#database = new Database(file, options);
  }

  /** True once another connection has to take its place. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  prepare(sql: string): Statement {
    if (TRANSACTION_CONTROL.test(sql))
      return { reader: false, run: () => this.#control(sql), all: () => [] };
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
    };
  }

  /** Begins or ends a transaction, or a part of one. */
  #control(sql: string): unknown {
    const database = this.#database;
    try {
      // On a full disk SQLite may have rolled back by itself; a needless ROLLBACK would fail, and
      // hide the cause.
      if (!ROLLBACK.test(sql) || database.inTransaction)
        database.exec(BEGIN.test(sql) ? 'BEGIN IMMEDIATE' : sql);
    } catch (error) {
      // SQLite keeps a transaction open whose COMMIT failed; the next one would then fail to begin,
      // for ever.
      if (COMMIT.test(sql) && database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
    return { changes: 0, lastInsertRowid: 0 };
  }
}
