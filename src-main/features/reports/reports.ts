import type { Handlers } from '#main/ipc/router.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { FileOpener, HandedFiles } from '#main/ports/desktop/file-opener.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { KeptReports } from '#main/ports/reports/kept-reports.ts';
import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import type { ReportReader } from '#main/ports/reports/report-reader.ts';
import type { OpenReportStore } from '#main/ports/reports/report-store.ts';
import type { ReportWriters } from '#main/ports/reports/report-writer.ts';
import type { Clock } from '#main/ports/system.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { Sessions } from '../sessions.ts';
import type { Profiles } from '../sign-in/profiles.ts';
import { auditReport } from './audit/audit-report.ts';
import { compareAnchors } from './audit/compare-anchors.ts';
import { type WholeChecks, createLogCheck } from './audit/log-check.ts';
import { complianceReports } from './compliance/compliance.ts';
import { createEscrowKept, escrowReport } from './escrow/escrow.ts';
import { evidenceCalls } from './files/evidence.ts';
import { keptReportsCalls } from './files/kept-reports.ts';
import { createOpenReport } from './files/open-report.ts';
import { reportOrigin } from './files/origin.ts';
import { reportFiles } from './files/report-files.ts';
import { writingCalls } from './writing/writing-calls.ts';

/** What reports need of the world. */
export interface ReportsDeps {
  readonly sessions: Sessions;
  readonly profiles: Pick<Profiles, 'reportKeys'>;
  readonly clock: Clock;
  readonly appState: AppState;
  readonly settings: Settings;
  readonly workstation: string;
  readonly wholeChecks: WholeChecks;
  readonly words: () => NativeWords;
  readonly saver: FileSaver;
  readonly writers: ReportWriters;
  readonly print: ReportPrinter;
  readonly opener: FileOpener;
  readonly handed: HandedFiles;
  readonly keptReports: KeptReports;
  readonly readReport: ReportReader;
  readonly reportStore: OpenReportStore;
}

type ReportsCalls = Extract<
  keyof Handlers,
  `reports.${string}` | `keptReports.${string}` | `compliance.${string}` | `escrow.${string}`
>;

/** All reports: live ones, those that were saved, and those that are kept on this computer. */
export function reportsFeature(deps: ReportsDeps): Pick<Handlers, ReportsCalls> {
  const openReport = createOpenReport({ ...deps, trustedKeys: deps.profiles.reportKeys });
  const all = {
    ...deps,
    openReport,
    checkLog: createLogCheck(deps.clock, deps.wholeChecks),
    escrowKept: createEscrowKept(deps.sessions),
  };
  return {
    ...auditReport(all),
    ...compareAnchors(all),
    ...complianceReports(all),
    ...escrowReport(all),
    ...writingCalls(all),
    ...reportFiles(all),
    ...reportOrigin(all),
    ...evidenceCalls(all),
    ...keptReportsCalls(all),
  };
}
