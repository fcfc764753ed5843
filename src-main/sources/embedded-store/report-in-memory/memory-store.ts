import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import { connect } from '../connection.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { storeError } from '../store-errors.ts';

const Statements = z.array(z.object({ name: z.string(), type: z.string(), sql: z.string() }));

/**
 * A store in memory with today's schema, filled by `fill` and read only from then on.
 *
 * @throws AppError `request.cancelled`, `store.*`; then nothing is left of it
 */
export async function filledStore(fill: (db: Knex) => Promise<void>): Promise<Knex> {
  const db = await emptyStore();
  try {
    const indexes = await takeIndexes(db);
    await fill(db);
    // Put up at the end, an index costs a fraction of what it costs row by row.
    for (const { sql } of indexes) {
      await db.raw(sql);
      await setImmediate();
    }
    await db.raw('pragma query_only = on');
    return db;
  } catch (error) {
    await db.destroy();
    throw storeError(error);
  }
}

/**
 * The schema as the migrations make it, without what guards a store that is written to: a report
 * has gaps between its entries, may hold two computers of one name, and tells the status of a
 * computer as its source derived it.
 */
export async function emptyStore(): Promise<Knex> {
  const db = connect(':memory:');
  // What is sorted must not end up in a file either.
  await db.raw('pragma temp_store = memory');
  await db.raw('pragma foreign_keys = off');
  await db.raw('pragma ignore_check_constraints = on');
  await db.transaction(async (transaction) => {
    for (const { up } of MIGRATIONS) await up(transaction);
    for (const { name } of await statements(transaction, { type: 'trigger' }))
      await transaction.raw(`drop trigger ${name}`);
    await rebuild(transaction, 'computers', (sql) => sql.replace(/,\s*unique \([^)]*\)/, ''));
    await rebuild(transaction, 'computer_compliance', (sql) =>
      sql.replaceAll(/ generated always as \(.*?\) stored/gs, ''),
    );
  });
  return db;
}

async function rebuild(db: Knex, table: string, change: (sql: string) => string): Promise<void> {
  const made = await statements(db, { tbl_name: table });
  await db.raw(`drop table ${table}`);
  for (const { type, sql } of made) await db.raw(type === 'table' ? change(sql) : sql);
}

async function takeIndexes(db: Knex): Promise<z.infer<typeof Statements>> {
  const indexes = await statements(db, { type: 'index' });
  for (const { name } of indexes) await db.raw(`drop index ${name}`);
  return indexes;
}

/**
 * In the order they were made in: a table before its indexes. Those SQLite made by itself have no
 * text.
 */
async function statements(
  db: Knex,
  which: Readonly<Record<string, string>>,
): Promise<z.infer<typeof Statements>> {
  return Statements.parse(
    await db('sqlite_schema')
      .select('name', 'type', 'sql')
      .where(which)
      .whereNotNull('sql')
      .orderBy('rowid'),
  );
}
