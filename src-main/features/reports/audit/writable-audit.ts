import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import { AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { AuditReportHeader } from '#shared/reports/report-file.ts';
import type { WritableReport } from '../writing/writable-report.ts';
import { auditTable } from './audit-table.ts';

interface Writing {
  readonly header: AuditReportHeader;
  readonly words: NativeWords['report'];
  readonly signal: AbortSignal;
}

/** The Recovery Audit Report as it is written down: what the header's query finds. */
export function writableAudit(
  report: AuditReport,
  { header, words, signal }: Writing,
): WritableReport {
  return {
    header,
    cells: () => report.values(header.query, header.columns, { signal }),
    table: (rows) => auditTable(header, words, rows),
    fileRows: () => entries(report, header, signal),
  };
}

/**
 * Leaves out an entry that was damaged in the log, as it does not have the form of a row; checking
 * the log names it.
 */
async function* entries(
  report: AuditReport,
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
