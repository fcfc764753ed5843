import { savedAt } from '#main/features/copy-and-save.ts';
import type { OneAtATime } from '#main/features/one-at-a-time.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { ComplianceReport } from '#shared/compliance/compliance-report.ts';
import { AppError } from '#shared/errors.ts';
import type { ComplianceReportHeader, ReportForm } from '#shared/reports/report-file.ts';
import {
  type ExportDeps,
  chooseExportFile,
  refuseIfTooMany,
  writeExport,
} from '../export-report.ts';
import { type PrintDeps, printReport } from '../print-report.ts';
import { complianceExport } from './compliance-export.ts';
import { MOST_FOUND, PAGE_SIZE } from './compliance.ts';

/** A report on computers that was opened from a file. */
export interface OpenedCompliance {
  readonly header: ComplianceReportHeader;
  /** Over the computers in it. */
  readonly source: ComplianceSource;
}

interface SavedComplianceDeps extends ExportDeps, Pick<PrintDeps, 'print'> {
  readonly oneAtATime: OneAtATime;
  /** @throws AppError `report.closed` */
  readonly requireOpen: (reportId: string) => OpenedCompliance;
}

type SavedComplianceCalls =
  | 'savedReport.findComputers'
  | 'savedReport.complianceSummary'
  | 'savedReport.compliancePage'
  | 'savedReport.exportCompliance'
  | 'savedReport.printCompliance';

/** Reports on computers that were saved, read with no profile and nobody signed in. */
export function savedCompliance(deps: SavedComplianceDeps): Pick<Handlers, SavedComplianceCalls> {
  const { oneAtATime, requireOpen, words } = deps;

  /** The part of the report that is looked at; when and by whom it was made stays that of the whole. */
  function narrowed(
    reportId: string,
    report: ComplianceReport,
    form: ReportForm | 'print',
    signal: AbortSignal,
  ) {
    const { source, header } = requireOpen(reportId);
    return complianceExport(source, { report, made: header, form, words: words().report, signal });
  }

  return {
    async 'savedReport.findComputers'({ reportId, search }, { signal }) {
      const { source } = requireOpen(reportId);
      const found = await source.find(search, MOST_FOUND + 1, { signal });
      if (found.length === 0)
        throw new AppError('compliance.unknownComputer', 'no such computer in the file');
      return {
        found: found.slice(0, MOST_FOUND).map((computer) => ({ source: source.name, computer })),
        isCut: found.length > MOST_FOUND,
        missing: [],
      };
    },

    'savedReport.complianceSummary': async ({ reportId, filter }, { signal }) =>
      requireOpen(reportId).source.summary(filter, { signal }),

    'savedReport.compliancePage': async ({ reportId, query, after }, { signal }) =>
      requireOpen(reportId).source.page(query, after, PAGE_SIZE, { signal }),

    'savedReport.exportCompliance': ({ reportId, report: asked, form }, { signal, progress }) =>
      oneAtATime(async () => {
        const report = await narrowed(reportId, asked, form, signal);
        await refuseIfTooMany(form, report);
        const file = await chooseExportFile(deps, form, report.header);
        if (file === undefined) return { outcome: 'cancelled' };
        await writeExport(deps, file, form, report, {
          signal,
          guard: () => void requireOpen(reportId),
          onRows: (rows) => {
            progress({ rows });
          },
        });
        return savedAt(file);
      }),

    'savedReport.printCompliance': ({ reportId, report }, { signal, progress }) =>
      oneAtATime(async () =>
        printReport(deps.print, await narrowed(reportId, report, 'print', signal), {
          signal,
          guard: () => void requireOpen(reportId),
          onRows: (rows) => {
            progress({ rows });
          },
        }),
      ),
  };
}
