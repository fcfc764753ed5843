import type { Knex } from 'knex';
import type { OpenReportStore } from '#main/ports/reports/report-store.ts';
import { type AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { columnOf, operatorKey } from '../audit-rows.ts';
import { storeAuditReport } from '../store-audit-report.ts';
import { filledStore, insertInPieces } from './memory-store.ts';

const COLUMNS = [...ENTRY_FIELDS.map(columnOf), 'operator_key'];

/** The report over entries that were read from a file. */
export const openEntries: OpenReportStore['entries'] = async (entries, { signal }) => {
  const db = await filledStore((store) => insertEntries(store, entries, signal));
  return { reader: storeAuditReport(db), close: () => db.destroy() };
};

export function insertEntries(
  db: Knex,
  entries: readonly AuditEntry[],
  signal: AbortSignal,
): Promise<void> {
  const rows = entries.map((entry) => [
    ...ENTRY_FIELDS.map((field) => entry[field]),
    operatorKey(entry.operator),
  ]);
  return insertInPieces(db, { table: 'audit_entries', columns: COLUMNS, rows }, signal);
}
