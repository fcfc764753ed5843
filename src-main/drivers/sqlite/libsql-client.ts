import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';
import { StoreConnection } from './store-connection.ts';

/**
 * knex's better-sqlite3 dialect on libsql, whose native part comes inside the npm package and loads
 * in every Electron. libsql has the same interface, so all that is told to knex is which driver to
 * open connections with and which of them still serve, by two methods of `Knex.Client`. What SQLite
 * needs beyond that, `StoreConnection` does behind that interface, so that nothing here depends on
 * how knex runs a query or a transaction.
 */
export class LibsqlClient extends BetterSqlite3Client {
  override initializeDriver(): void {
    this.driver = StoreConnection;
  }

  /** Asked before a connection is lent again; one that does not serve is closed and replaced. */
  override async validateConnection(connection: StoreConnection): Promise<boolean> {
    return !connection.isSpent;
  }
}
