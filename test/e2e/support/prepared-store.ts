import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { makeDemoStore } from '#main/profiles/demo/make-demo-store.ts';
import { closeStore, connect, write } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { demoStoreFile } from './store.ts';

/** Names the demo store that was made once for the whole run. */
const PREPARED = 'KEYDESK_TEST_PREPARED_STORE';

/**
 * Makes the demo store as the console does at its first start, and offers it to every test of this
 * run.
 */
export async function prepareDemoStore(file: string): Promise<void> {
  const db = await openStore({
    file,
    purpose: 'demo',
    fill: (empty) =>
      makeDemoStore(empty, {
        nowMs: Date.now(),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
  });
  await closeStore(db);
  process.env[PREPARED] = file;
}

/**
 * Puts the prepared store into a profile folder that has none. Outside a run that prepared one, the
 * console makes its own.
 */
export function putPreparedStore(userData: string): void {
  const prepared = process.env[PREPARED];
  const file = demoStoreFile(userData);
  if (prepared === undefined || existsSync(dirname(file))) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  copyFileSync(prepared, file, constants.COPYFILE_FICLONE);
}

/**
 * Makes the store of a console that runs, and in which nobody is signed in, what it was when it was
 * prepared. All of it in one transaction, which either leaves a virgin store or fails the test.
 */
export async function restorePreparedStore(userData: string): Promise<void> {
  const prepared = process.env[PREPARED];
  if (prepared === undefined) throw new Error('No store was prepared for this run.');
  const db = connect(demoStoreFile(userData));
  try {
    await db.raw('attach database ? as prepared', [prepared]);
    await write(db, async (transaction) => {
      await transaction.raw('pragma defer_foreign_keys = on');
      // What guards the log guards it from this as well.
      const triggers = await objectsOf(transaction, 'trigger');
      for (const { name } of triggers) await transaction.raw('drop trigger ??', [name]);
      for (const { name } of await objectsOf(transaction, 'table'))
        await restoreTable(transaction, name);
      for (const { sql } of triggers) await transaction.raw(sql);
    });
  } finally {
    await db.destroy();
  }
}

interface SchemaObject {
  readonly name: string;
  readonly sql: string;
}

function objectsOf(db: Knex, type: 'table' | 'trigger'): Promise<readonly SchemaObject[]> {
  return db('main.sqlite_master')
    .where({ type })
    .whereRaw("name not like 'sqlite_%'")
    .select('name', 'sql');
}

async function restoreTable(db: Knex, table: string): Promise<void> {
  // All but those that SQLite computes itself.
  const rows: readonly { readonly name: string }[] = await db.raw(
    'select name from pragma_table_info(?)',
    [table],
  );
  const columns = rows.map(({ name }) => name);
  await db.raw('delete from main.??', [table]);
  await db.raw('insert into main.?? (??) select ?? from prepared.??', [
    table,
    columns,
    columns,
    table,
  ]);
}
