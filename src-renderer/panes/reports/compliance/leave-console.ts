import type { ComplianceReport } from '#shared/compliance/compliance-report.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { Done, WriteOptions } from '../writing.ts';
import type { ComplianceReader } from './compliance-reader.ts';

/**
 * Exports a report, or prints it. @returns what was done; `undefined` when a dialog was closed
 * without a choice
 */
export async function leaveConsole(
  reader: ComplianceReader,
  source: string,
  report: ComplianceReport,
  form: ReportForm | 'print',
  options: WriteOptions,
): Promise<Done | undefined> {
  if (form === 'print')
    return (await reader.print(source, report, options)).outcome === 'printed'
      ? { what: 'printed' }
      : undefined;
  const saved = await reader.export(source, report, form, options);
  return saved.outcome === 'saved'
    ? { what: 'saved', fileName: saved.fileName, folder: saved.folder }
    : undefined;
}
