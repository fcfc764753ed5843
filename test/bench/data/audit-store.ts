import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { GENESIS, canonicalForm, seal } from '#main/domain/audit/audit-chain.ts';
import { rowOf } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { indexLog } from '#main/sources/embedded-store/report-index/report-indexer.ts';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import { DriveReason } from '#shared/request/reason.ts';
import { type StoreFolder, demoStore } from './demo-store.ts';

/** 2023-11-14T22:13:20Z; each entry follows ten seconds after the one before. */
const FIRST_MS = 1_700_000_000_000;
const STEP_MS = 10_000;
const CANONICAL_FILE = 'canonical.bin';
/** SQLite takes 32,766 values per statement; more than some fifty rows gain nothing. */
const ROWS_PER_STATEMENT = 50;

/**
 * A store whose log is a whole chain of `size` entries, of the kinds a help desk leaves. Every run
 * makes the same.
 */
export async function auditStore(size: number): Promise<StoreFolder> {
  const store = await demoStore(`audit-${size}`, (db, folder) =>
    addEntries(db, size, join(folder, CANONICAL_FILE)),
  );
  // As a console that was open for a while leaves it.
  const db = connect(store.file);
  await indexLog(db, { signal: new AbortController().signal });
  await closeStore(db);
  return store;
}

/** When entry number `sequence` of such a store was written. */
export function momentOf(sequence: number): string {
  return new Date(FIRST_MS + (sequence - 1) * STEP_MS).toISOString();
}

/**
 * The file beside the store with the canonical forms of all its entries, which their hashes are
 * made of.
 */
export function canonicalFileOf({ folder }: StoreFolder): string {
  return join(folder, CANONICAL_FILE);
}

async function addEntries(db: Knex, size: number, canonicalFile: string): Promise<void> {
  const columns = Object.keys(rowOf(seal(draftOf(0), GENESIS, FIRST_MS)));
  const row = `(${columns.map(() => '?').join(', ')})`;
  const canonical = openSync(canonicalFile, 'w');
  let head = GENESIS;
  for (let start = 0; start < size; start += ROWS_PER_STATEMENT) {
    const entries = Array.from(
      { length: Math.min(ROWS_PER_STATEMENT, size - start) },
      (_, offset) => {
        const entry = seal(draftOf(start + offset), head, FIRST_MS + (start + offset) * STEP_MS);
        head = entry;
        return entry;
      },
    );
    writeSync(canonical, Buffer.from(entries.map(canonicalForm).join(''), 'utf16le'));
    const rows = entries.map((entry) => Object.values(rowOf(entry)));
    await db.raw(
      `insert into audit_entries (${columns.join(', ')}) values ${rows.map(() => row).join(', ')}`,
      rows.flat() as string[],
    );
  }
  closeSync(canonical);
}

type Event = Pick<AuditDraft, 'action'> & Partial<AuditDraft>;

const KEY: Partial<AuditDraft> = { keyType: 'recovery-key-password' };
/** The entries of one call, in order; those of one request share its id. */
const CALL: readonly Event[] = [
  { action: 'search', keyType: 'recovery-key-id' },
  { action: 'disclose', ...KEY },
  { action: 'copy', ...KEY },
  { action: 'save', ...KEY, result: 'intended' },
  { action: 'save', ...KEY },
  { action: 'disclose', ...KEY, result: 'failed', failure: 'recovery.userNotAssociated' },
  { action: 'disclose', ...KEY, ticket: 'INC-2048' },
  { action: 'sign-in', role: '' },
];
const OPERATORS = Array.from(
  { length: 40 },
  (_, index) => `CONTOSO\\operator-${String(index).padStart(2, '0')}`,
);

function draftOf(index: number): AuditDraft {
  const call = Math.floor(index / CALL.length);
  // Goes through all values in an order that looks random.
  const mixed = (call * 48_271) % 65_521;
  const reasons = DriveReason.options;
  const about: Partial<AuditDraft> = {
    endUser: `CONTOSO\\user.${call % 100_000}`,
    computer: `CONTOSO\\PC-${call % 200_000}`,
    keyId: uuidOf(call, 'D').toUpperCase(),
    reason: reasons[mixed % reasons.length] ?? 'other',
  };
  const event = CALL[index % CALL.length] ?? { action: 'sign-in' };
  return {
    ...NOT_APPLICABLE,
    source: 'helpdesk',
    result: 'successful',
    operator: OPERATORS[mixed % OPERATORS.length] ?? '',
    role: 'user',
    workstation: 'HD-BENCH-01',
    requestId: uuidOf(call, '4'),
    ...(event.action === 'sign-in' ? {} : about),
    ...event,
  };
}

function uuidOf(call: number, version: string): string {
  const digits = ((BigInt(call) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn)
    .toString(16)
    .padStart(16, '0');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `${version}${digits.slice(12, 15)}`,
    `8${digits.slice(13, 16)}`,
    call.toString(16).padStart(12, '0'),
  ].join('-');
}
