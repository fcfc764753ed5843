import { toUSVString } from 'node:util';
import type { Knex } from 'knex';

export type SqlValue = string | number;
type Row = readonly SqlValue[];

/** Rows of one table, each with a value for every column. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows of one table that are the same but for a few columns. */
export interface AlikeRows {
  readonly table: string;
  /** Columns in which each row has its own value, at least one. */
  readonly own: readonly string[];
  readonly shared: readonly string[];
  readonly groups: readonly { readonly shared: Row; readonly rows: readonly Row[] }[];
}

interface Connection {
  prepare(sql: string): { run(values: Row): unknown };
}

/**
 * Inserts many rows in one transaction; those whose key is there already are left out. The values
 * go straight to the prepared statement: knex takes longer over each of them than SQLite does.
 */
export function insertRows(db: Knex, { table, columns, rows }: TableRows): Promise<void> {
  return onConnection(db, (connection) => {
    const insert = connection.prepare(
      `insert or ignore into ${table} (${columns.join(', ')}) values (${places(columns)})`,
    );
    for (const row of rows) insert.run(row);
  });
}

/**
 * The same for rows of which many are alike. A value costs most on its way into SQLite: what a
 * group shares is handed over once, and what its rows have of their own as one text of JSON.
 */
export function insertAlike(db: Knex, { table, own, shared, groups }: AlikeRows): Promise<void> {
  return onConnection(db, (connection) => {
    const ownValues =
      own.length === 1 ? ['value'] : own.map((_column, index) => `value ->> ${index}`);
    const values = [...ownValues, ...shared.map(() => '?')];
    const insert = connection.prepare(
      `insert or ignore into ${table} (${[...own, ...shared].join(', ')}) ` +
        `select ${values.join(', ')} from json_each(?)`,
    );
    for (const group of groups)
      insert.run([...group.shared, jsonOf(own.length === 1 ? group.rows.flat() : group.rows)]);
  });
}

async function onConnection(db: Knex, work: (connection: Connection) => void): Promise<void> {
  const connection: Connection = await db.client.acquireConnection();
  try {
    connection.prepare('begin').run([]);
    work(connection);
    connection.prepare('commit').run([]);
  } finally {
    await db.client.releaseConnection(connection);
  }
}

function places(columns: readonly string[]): string {
  return columns.map(() => '?').join(', ');
}

// Half of a surrogate pair is written as an escape, which SQLite would turn into bytes that are no
// text.
function jsonOf(rows: readonly (Row | SqlValue)[]): string {
  const json = JSON.stringify(rows);
  return json.includes(String.raw`\ud`)
    ? JSON.stringify(rows, (_key, value: unknown) =>
        typeof value === 'string' ? toUSVString(value) : value,
      )
    : json;
}
