import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { TableRow } from '#main/ports/reports/report-writer.ts';
import type { ComplianceReport } from '#shared/compliance/compliance-report.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import {
  type ComplianceReportHeader,
  REPORT_FILE_VERSION,
  type ReportForm,
} from '#shared/reports/report-file.ts';
import type { ReportToExport } from '../export-report.ts';
import { computerExport } from './computer-export.ts';
import { enterpriseExport } from './enterprise-export.ts';

/** What is exported or printed, and how. */
export interface ComplianceToExport {
  readonly report: ComplianceReport;
  /** Whose report it is, when and by whom it was made. */
  readonly made: Pick<ComplianceReportHeader, 'organisation' | 'generatedAt' | 'generatedBy'>;
  readonly form: ReportForm | 'print';
  readonly words: NativeWords['report'];
  readonly signal: AbortSignal;
}

/**
 * A report on its way out of the console. @throws AppError `compliance.unknownComputer`, and what
 * the source throws
 */
export async function complianceExport(
  source: ComplianceSource,
  { report, made, form, words, signal }: ComplianceToExport,
): Promise<ReportToExport<TableRow>> {
  const { organisation, generatedAt, generatedBy } = made;
  const about = {
    kind: 'keydesk-report',
    version: REPORT_FILE_VERSION,
    organisation,
    generatedAt,
    generatedBy,
  } as const;
  if (report.report === 'enterprise-compliance') {
    const { query, columns } = report;
    return enterpriseExport(source, {
      header: { ...about, report: report.report, query, columns },
      query,
      columns,
      words,
      signal,
    });
  }
  const { name, domain } = report;
  const header = { ...about, report: report.report, query: { name, domain }, columns: ['volumes'] };
  return computerExport(source, {
    header,
    name,
    domain,
    isPaper: form === 'pdf' || form === 'print',
    words,
    signal,
  });
}
