import type { Knex } from 'knex';
import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import Database from 'libsql';

/**
 * knex's better-sqlite3 dialect on libsql, whose native part comes inside the npm package and loads in every Electron.
 */
class LibsqlClient extends BetterSqlite3Client {
  override _driver(): unknown {
    return Database;
  }

  override transaction(...rest: readonly unknown[]): StoreTransaction {
    return new StoreTransaction(this, ...rest);
  }
}

// knex's types know its own dialects only.
export const libsqlClient = LibsqlClient as unknown as typeof Knex.Client;

interface Connection {
  readonly inTransaction: boolean;
  exec(sql: string): void;
}

class StoreTransaction extends SqliteTransaction {
  /** Takes the write lock at once: a transaction that reads first and writes later could find the store changed in between. */
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
