import type { Knex } from 'knex';
import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, connect, write } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

/**
 * Makes a store with so many entries in its audit log, or writes so many more into it.
 *
 * @param atMs of the first of them
 */
export async function makeStoreWithEntries(
  file: string,
  entries: number,
  { atMs = 1_000_000, note = '' } = {},
): Promise<void> {
  const db = await openStore({ file, purpose: 'organisation' });
  await write(db, async (transaction) => {
    for (let index = 0; index < entries; index += 1)
      await appendIn(transaction, draft({ note }), { nowMs: atMs + index });
  });
  await closeStore(db);
}

/** All entries of a store. */
export async function entriesIn(file: string): Promise<readonly AuditEntry[]> {
  const db = await openStore({ file, purpose: 'organisation' });
  const entries = await storeAuditLog(db, manualClock()).read(1, 10_000);
  await closeStore(db);
  return entries;
}

/** Writes the same entries into another store; from `kept` on with another note, and new hashes. */
export async function copyEntries(from: string, to: string, kept: number): Promise<void> {
  const entries = await entriesIn(from);
  const db = await openStore({ file: to, purpose: 'organisation' });
  await write(db, async (transaction) => {
    for (const [index, entry] of entries.entries()) {
      const { sequence: _sequence, time, previousHash: _before, hash: _hash, ...same } = entry;
      const changed = index < kept ? same : { ...same, note: 'another' };
      await appendIn(transaction, changed, { nowMs: Date.parse(time) });
    }
  });
  await closeStore(db);
}

/** Changes an entry, as somebody does who has the file and knows what guards it. */
export function alterEntry(file: string, sequence: number): Promise<void> {
  return without(file, 'audit_entries_are_final', (db) =>
    db('audit_entries').where({ sequence }).update({ computer: 'CONTOSO\\WS-2' }),
  );
}

/** Takes the newest entries away, in the same manner. */
export function cutAfter(file: string, sequence: number): Promise<void> {
  return without(file, 'audit_entries_are_kept', (db) =>
    db('audit_entries').where('sequence', '>', sequence).delete(),
  );
}

async function without(
  file: string,
  guard: string,
  work: (db: Knex) => PromiseLike<unknown>,
): Promise<void> {
  const db = connect(file);
  const { sql } = await db('sqlite_master').select('sql').where({ name: guard }).first();
  await db.raw(`drop trigger ${guard}`);
  await work(db);
  await db.raw(sql);
  await closeStore(db);
}
