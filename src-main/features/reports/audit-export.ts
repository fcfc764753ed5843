import { AppError } from '../../../src-shared/errors.ts';
import type { AuditCursor, AuditPage, AuditRow } from '../../../src-shared/model/audit-report.ts';
import type { NativeWords } from '../../../src-shared/model/native-words.ts';
import type { AuditReportHeader } from '../../../src-shared/model/report-file.ts';
import type { AuditReport } from '../../ports/audit-report.ts';
import { auditTable } from './audit-table.ts';
import type { ReportToExport } from './export-report.ts';

const PAGE_SIZE = 1_000;

/** The Recovery Audit Report on its way into a file: what the header's query finds. */
export function auditExport(report: AuditReport, header: AuditReportHeader, words: NativeWords['report'], signal: AbortSignal): ReportToExport<AuditRow> {
  return {
    header,
    rows: () => pagesOf(report, header, signal),
    table: (rows) => auditTable(header, words, rows),
    // An entry that is damaged in the log cannot be told as one; that it is there the log's own check says.
    kept: ({ entry }) => entry ?? undefined,
  };
}

async function* pagesOf(report: AuditReport, { query }: AuditReportHeader, signal: AbortSignal): AsyncGenerator<readonly AuditRow[]> {
  let cursor: AuditCursor | null = null;
  do {
    if (signal.aborted) throw new AppError('request.cancelled', 'cancelled');
    const page: AuditPage = await report.page(query, cursor, PAGE_SIZE, { signal });
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}
