import { AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import type { AuditReportHeader } from '#shared/reports/report-file.ts';
import type { WritableReport } from '../writing/writable-report.ts';
import { auditCells } from './audit-cells.ts';
import { type AuditToSum, auditFront } from './audit-front.ts';
import { auditTable } from './audit-table.ts';

/** The Recovery Audit Report as it is written down: what the header's query finds. */
export function writableAudit(about: AuditToSum, signal: AbortSignal): WritableReport {
  const { report, header, words } = about;
  return {
    header,
    cells: () => auditCells(about, { signal }),
    count: async () => (await report.summary(header.query.filter, { signal })).total,
    table: (written) => auditTable(header, words, written),
    front: () => auditFront(about, { signal }),
    fileRows: () => entries(report, header, signal),
  };
}

/**
 * Leaves out an entry that was damaged in the log, as it does not have the form of a row; checking
 * the log names it.
 */
async function* entries(
  report: AuditToSum['report'],
  { query }: AuditReportHeader,
  signal: AbortSignal,
): AsyncGenerator<readonly AuditEntry[]> {
  for await (const rows of report.values(query, ENTRY_FIELDS, { signal })) {
    yield rows.flatMap(
      (row) =>
        AuditEntry.safeParse(
          Object.fromEntries(ENTRY_FIELDS.map((field, index) => [field, row[index]])),
        ).data ?? [],
    );
  }
}
