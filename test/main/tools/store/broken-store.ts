import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, connect, write } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { draft } from '#test/contract/drafts.ts';

/** Makes a store with so many entries in its audit log. */
export async function makeStoreWithEntries(file: string, entries: number): Promise<void> {
  const db = await openStore({ file, purpose: 'organisation' });
  await write(db, async (transaction) => {
    for (let index = 0; index < entries; index += 1)
      await appendIn(transaction, draft(), { nowMs: 1_000_000 + index });
  });
  await closeStore(db);
}

/** Changes an entry, as somebody does who has the file and knows what guards it. */
export async function alterEntry(file: string, sequence: number): Promise<void> {
  const db = connect(file);
  const guard = 'audit_entries_are_final';
  const { sql } = await db('sqlite_master').select('sql').where({ name: guard }).first();
  await db.raw(`drop trigger ${guard}`);
  await db('audit_entries').where({ sequence }).update({ computer: 'CONTOSO\\WS-2' });
  await db.raw(sql);
  await closeStore(db);
}
