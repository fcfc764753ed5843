import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { withoutCase } from '#main/domain/without-case.ts';
import { type SqlValue, insertRows } from '#main/drivers/sqlite/insert-rows.ts';
import type { OpenReportStore } from '#main/ports/reports/report-store.ts';
import { columnOf } from '#main/sources/sql-text.ts';
import { type AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { storeAuditReport } from '../store-audit-report.ts';
import { filledStore } from './memory-store.ts';

/** Entries inserted in one go, during which the console answers nobody: some ten milliseconds. */
const PIECE = 500;

const COLUMNS = [...ENTRY_FIELDS.map(columnOf), 'operator_key'];

/** The report over entries that were read from a file. */
export const openEntries: OpenReportStore['entries'] = async (entries, { signal }) => {
  const db = await filledStore((store) => insertEntries(store, entries, signal));
  return { reader: storeAuditReport(db), close: () => db.destroy() };
};

export async function insertEntries(
  db: Knex,
  entries: readonly AuditEntry[],
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < entries.length; start += PIECE) {
    refuseIfCancelled(signal);
    const rows = entries.slice(start, start + PIECE).map(valuesOf);
    await insertRows(db, { table: 'audit_entries', columns: COLUMNS, rows });
    await setImmediate();
  }
}

function valuesOf(entry: AuditEntry): readonly SqlValue[] {
  return [...ENTRY_FIELDS.map((field) => entry[field]), withoutCase(entry.operator)];
}
