import type { Knex } from 'knex';

export type SqlValue = string | number | null;

/** Rows of one table, each with a value for every column. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

interface Connection {
  prepare(sql: string): { run(values: readonly SqlValue[]): unknown };
  exec(sql: string): void;
}

/**
 * Inserts many rows in one transaction; those whose key is there already are left out. The values
 * go straight to the prepared statement: knex takes longer over each of them than SQLite does.
 */
export async function insertRows(db: Knex, { table, columns, rows }: TableRows): Promise<void> {
  const connection: Connection = await db.client.acquireConnection();
  try {
    const places = columns.map(() => '?').join(', ');
    const insert = connection.prepare(
      `insert or ignore into ${table} (${columns.join(', ')}) values (${places})`,
    );
    connection.exec('begin');
    for (const row of rows) insert.run(row);
    connection.exec('commit');
  } finally {
    await db.client.releaseConnection(connection);
  }
}
