import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import {
  type ComplianceReportHeader,
  REPORT_FILE_VERSION,
  type ReportForm,
} from '#shared/reports/report-file.ts';
import type { ComplianceReportToWrite } from '#shared/reports/report-to-write.ts';
import type { WritableReport } from '../writing/writable-report.ts';
import { writableComputer } from './computer-report.ts';
import { writableEnterprise } from './enterprise-report.ts';

/** What is exported or printed, and how. */
interface Writing {
  readonly what: ComplianceReportToWrite;
  /** Whose report it is, when and by whom it was made. */
  readonly made: Pick<ComplianceReportHeader, 'organisation' | 'generatedAt' | 'generatedBy'>;
  readonly form: ReportForm | 'print';
  readonly words: NativeWords['report'];
  readonly signal: AbortSignal;
}

/**
 * A report on computers as it is written down. @throws AppError `compliance.unknownComputer`, and
 * what the source throws
 */
export async function writableCompliance(
  source: ComplianceSource,
  { what, made, form, words, signal }: Writing,
): Promise<WritableReport> {
  const { organisation, generatedAt, generatedBy } = made;
  const about = {
    kind: 'keydesk-report',
    version: REPORT_FILE_VERSION,
    organisation,
    generatedAt,
    generatedBy,
  } as const;
  if (what.report === 'enterprise-compliance') {
    const { report, query, columns } = what;
    const header = { ...about, report, query, columns };
    return writableEnterprise(source, { header, query, columns, words, signal });
  }
  const { report, name, domain } = what;
  const header = { ...about, report, query: { name, domain }, columns: ['volumes'] };
  const isPrinted = form === 'pdf' || form === 'print';
  return writableComputer(source, { header, name, domain, isPrinted, words, signal });
}
