import type { AuditReport, EntryValues } from '#main/ports/audit/audit-report.ts';
import { AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { AuditReportHeader } from '#shared/reports/report-file.ts';
import { auditTable } from './audit-table.ts';
import type { ReportToExport } from './export-report.ts';

/** The Recovery Audit Report on its way into a file: what the header's query finds. */
export function auditExport(
  report: AuditReport,
  header: AuditReportHeader,
  words: NativeWords['report'],
  signal: AbortSignal,
): ReportToExport<EntryValues[number]> {
  return {
    header,
    cells: () => report.values(header.query, header.columns, { signal }),
    table: (rows) => auditTable(header, words, rows),
    kept: () => entries(report, header, signal),
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
