import type { Knex } from 'knex';
import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import Database from 'libsql';
import { isBusy } from './native-errors.ts';

interface Connection {
  prepare(sql: string): unknown;
  readonly inTransaction: boolean;
  exec(sql: string): void;
  /** Tells knex's pool to close the connection and open another. */
  __knex__disposed?: unknown;
}

interface Query {
  readonly sql: string;
}

/**
 * A statement that met a lock stays "in progress" in libsql until it is collected, and no
 * transaction of its connection can be committed before that. What `exec` runs is gone at once; any
 * other busy statement costs its connection.
 */
const TRANSACTION_CONTROL = /^(begin|commit|rollback|savepoint|release)\b/i;

/**
 * knex's better-sqlite3 dialect on libsql, whose native part comes inside the npm package and loads
 * in every Electron.
 */
class LibsqlClient extends BetterSqlite3Client {
  override _driver(): unknown {
    return Database;
  }

  override async _query(connection: Connection, query: Query): Promise<unknown> {
    if (TRANSACTION_CONTROL.test(query.sql)) {
      connection.exec(query.sql);
      return Object.assign(query, { response: { changes: 0, lastInsertRowid: 0 } });
    }
    const prepared = preparedOn(connection);
    try {
      return await super._query(prepared, query);
    } catch (error) {
      prepared.forget(query.sql);
      if (isBusy(error)) connection.__knex__disposed = error;
      throw error;
    }
  }

  override transaction(...rest: readonly unknown[]): StoreTransaction {
    return new StoreTransaction(this, ...rest);
  }
}

/**
 * Statements kept a connection. What is asked again and again is well below it; a walk in batches
 * or a bulk insert comes and goes.
 */
const MOST_PREPARED = 64;

interface Prepared {
  prepare(sql: string): unknown;
  forget(sql: string): void;
}

const preparedStatements = new WeakMap<Connection, Prepared>();

/**
 * Keeps prepared statements by their text: SQLite takes longer to prepare one, with the triggers
 * behind it, than to run it.
 */
function preparedOn(connection: Connection): Prepared {
  const known = preparedStatements.get(connection);
  if (known !== undefined) return known;
  const statements = new Map<string, unknown>();
  const prepared: Prepared = {
    prepare(sql) {
      const statement = statements.get(sql) ?? connection.prepare(sql);
      // Put at the end of the map, which keeps its order: the statement at its beginning is the one not used for longest.
      statements.delete(sql);
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > MOST_PREPARED && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    forget: (sql) => {
      statements.delete(sql);
    },
  };
  preparedStatements.set(connection, prepared);
  return prepared;
}

// knex's types know its own dialects only.
export const libsqlClient = LibsqlClient as unknown as typeof Knex.Client;

class StoreTransaction extends SqliteTransaction {
  /**
   * Takes the write lock at once: a transaction that reads first and writes later could find the
   * store changed in between.
   */
  override begin(connection: Connection): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }

  // SQLite keeps a transaction open whose COMMIT failed; the next one would then fail to begin, for ever.
  override async commit(connection: Connection, value: unknown): Promise<unknown> {
    const done = await super.commit(connection, value);
    if (connection.inTransaction) connection.exec('ROLLBACK');
    return done;
  }

  // On a full disk SQLite may have rolled back by itself. knex would report the needless ROLLBACK instead of the cause.
  override async rollback(connection: Connection, error: unknown): Promise<unknown> {
    if (connection.inTransaction) return super.rollback(connection, error);
    this._completed = true;
    this._rejecter(error ?? new Error('rolled back'));
    return undefined;
  }
}
