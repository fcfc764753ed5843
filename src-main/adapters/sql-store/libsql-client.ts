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

  override transaction(...rest: readonly unknown[]): ImmediateTransaction {
    return new ImmediateTransaction(this, ...rest);
  }
}

// knex's types know its own dialects only.
export const libsqlClient = LibsqlClient as unknown as typeof Knex.Client;

/** Takes the write lock at once: a transaction that reads first and writes later could find the store changed in between. */
class ImmediateTransaction extends SqliteTransaction {
  override begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}
