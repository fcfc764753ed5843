import { randomUUID } from 'node:crypto';
import type { Handlers } from '#main/ipc/router.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { FileOpener, HandedFiles, OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type {
  ReportReader,
  SavedAuditReport,
  SavedReport,
} from '#main/ports/reports/report-reader.ts';
import type { ReportShelf } from '#main/ports/reports/report-shelf.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { LONGEST_REPORT_FILE, REPORT_FILE_VERSION } from '#shared/reports/report-file.ts';
import { savedAt } from '../copy-and-save.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import { auditExport } from './audit-export.ts';
import { type OpenedCompliance, savedCompliance } from './compliance/saved-compliance.ts';
import {
  type ExportDeps,
  chooseExportFile,
  refuseIfTooMany,
  writeExport,
} from './export-report.ts';
import { type PrintDeps, printReport } from './print-report.ts';
import { PAGE_SIZE } from './reports.ts';

interface SavedReportsDeps extends ExportDeps, Pick<PrintDeps, 'print'> {
  readonly opener: FileOpener;
  readonly handed: HandedFiles;
  readonly shelf: Pick<ReportShelf, 'read'>;
  readonly readReport: ReportReader;
  readonly reportOver: (entries: () => SavedAuditReport['entries']) => AuditReport;
  readonly complianceOver: (
    computers: () => readonly ComputerCompliance[],
    name: string,
  ) => ComplianceSource;
}

type SavedReportsCalls = Extract<keyof Handlers, `savedReport.${string}`>;

interface Opened {
  readonly reportId: string;
  readonly saved: SavedReport;
  /** Asks the entries of an audit report. */
  readonly audit: (SavedAuditReport & { readonly report: AuditReport }) | undefined;
  /** The same for a report on computers. */
  readonly compliance: OpenedCompliance | undefined;
}

/**
 * Report files, read with no profile, no network and nobody signed in: they hold what an auditor
 * was given, and no secret.
 */
export function savedReportsFeature(deps: SavedReportsDeps): Pick<Handlers, SavedReportsCalls> {
  const { opener, handed, shelf, readReport, reportOver, complianceOver, words } = deps;
  const oneAtATime = createOneAtATime();
  let open: Opened | undefined;

  async function take(
    { fileName, bytes }: OpenedFile,
    signal: AbortSignal,
  ): Promise<OutputOf<'savedReport.drop'>> {
    if (bytes.length > LONGEST_REPORT_FILE)
      throw new AppError('report.tooLarge', `more than ${LONGEST_REPORT_FILE} bytes`);
    const saved = await readReport(bytes, { signal });
    open = {
      reportId: randomUUID(),
      saved,
      audit: 'entries' in saved ? { ...saved, report: reportOver(() => saved.entries) } : undefined,
      compliance:
        'computers' in saved
          ? {
              header: saved.header,
              source: complianceOver(() => saved.computers, saved.header.organisation),
            }
          : undefined,
    };
    return { reportId: open.reportId, fileName, header: saved.header, verdict: saved.verdict };
  }

  function requireCompliance(reportId: string): OpenedCompliance {
    if (open?.reportId !== reportId || open.compliance === undefined)
      throw new AppError('report.closed', 'the report was closed');
    return open.compliance;
  }

  function requireAudit(reportId: string): NonNullable<Opened['audit']> {
    if (open?.reportId !== reportId || open.audit === undefined)
      throw new AppError('report.closed', 'the report was closed');
    return open.audit;
  }

  /** The part of the report that is looked at; when and by whom it was made stays that of the whole. */
  function narrowed(
    reportId: string,
    about: Pick<SavedAuditReport['header'], 'query' | 'columns'>,
    signal: AbortSignal,
  ) {
    const { report, header } = requireAudit(reportId);
    return auditExport(
      report,
      { ...header, version: REPORT_FILE_VERSION, ...about },
      words().report,
      signal,
    );
  }

  return {
    ...savedCompliance({ ...deps, oneAtATime, requireOpen: requireCompliance }),

    async 'savedReport.choose'(_input, { signal }) {
      const chosen = await opener.choose({
        ...words().dialogs.openReport,
        extensions: ['kdreport'],
        limitBytes: LONGEST_REPORT_FILE,
      });
      return { opened: chosen === undefined ? null : await take(chosen, signal) };
    },

    async 'savedReport.takeHanded'(_input, { signal }) {
      const file = await handed.take(LONGEST_REPORT_FILE);
      return { opened: file === undefined ? null : await take(file, signal) };
    },

    async 'savedReport.openKept'({ id }, { signal }) {
      const bytes = await shelf.read(id);
      if (bytes === undefined) throw new AppError('report.notKept', 'not on the shelf');
      return take({ fileName: words().report.title, bytes }, signal);
    },

    'savedReport.drop': (dropped, { signal }) => take(dropped, signal),

    'savedReport.page': ({ reportId, query, after }, { signal }) =>
      requireAudit(reportId).report.page(query, after, PAGE_SIZE, { signal }),

    'savedReport.summary': ({ reportId, filter }, { signal }) =>
      requireAudit(reportId).report.summary(filter, { signal }),

    'savedReport.export': ({ reportId, query, columns, form }, { signal, progress }) =>
      oneAtATime(async () => {
        const report = narrowed(reportId, { query, columns }, signal);
        await refuseIfTooMany(form, report);
        const file = await chooseExportFile(deps, form, report.header);
        if (file === undefined) return { outcome: 'cancelled' };
        await writeExport(deps, file, form, report, {
          signal,
          guard: () => void requireAudit(reportId),
          onRows: (rows) => {
            progress({ rows });
          },
        });
        return savedAt(file);
      }),

    'savedReport.print': ({ reportId, query, columns }, { signal, progress }) =>
      oneAtATime(() =>
        printReport(deps.print, narrowed(reportId, { query, columns }, signal), {
          signal,
          guard: () => void requireAudit(reportId),
          onRows: (rows) => {
            progress({ rows });
          },
        }),
      ),

    async 'savedReport.close'() {
      open = undefined;
    },
  };
}
