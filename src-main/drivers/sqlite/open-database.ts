import knex, { type Knex } from 'knex';
import { LibsqlClient } from './libsql-client.ts';
import type { StoreConnection } from './store-connection.ts';

/**
 * A database of one connection: SQLite writes one transaction at a time anyway. It is opened when
 * the first query is asked.
 *
 * @param filename a path, or an address that begins with `file:`
 * @param prepare told of each connection before it is used; when it throws, there is none, and
 *   whatever is asked fails with that
 */
export function openDatabase(
  filename: string,
  prepare: (connection: StoreConnection) => void,
): Knex {
  return knex({
    client: LibsqlClient,
    connection: { filename },
    useNullAsDefault: true,
    // Otherwise knex writes the values, secrets among them, into the message of an error.
    compileSqlOnError: false,
    // Whatever knex has to say is thrown as well, and the console is nobody's log.
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
    pool: {
      min: 0,
      max: 1,
      idleTimeoutMillis: Number.MAX_SAFE_INTEGER,
      afterCreate: preparing(prepare),
    },
  });
}

function ignore(): void {
  // The error that is thrown says it.
}

function preparing(prepare: (connection: StoreConnection) => void) {
  return (
    connection: StoreConnection,
    done: (error: Error | null, connection: StoreConnection) => void,
  ): void => {
    try {
      prepare(connection);
      done(null, connection);
    } catch (error) {
      connection.close();
      done(error instanceof Error ? error : new Error(String(error)), connection);
    }
  };
}
