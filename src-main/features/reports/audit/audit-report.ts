import type { Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { Clock } from '#main/ports/system.ts';
import { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { RequestEntries } from '#shared/audit/audit-report.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { AuditPlace } from '#shared/reports/report-place.ts';
import { type OpenReport, askOpen } from '../files/open-report.ts';
import { telling } from '../telling.ts';
import type { LogCheck } from './log-check.ts';
import { keysAwaitingRotation } from './rotation.ts';
import { type FindUnusual, findInFile, findInLog } from './unusual.ts';
import { withUnusual } from './with-unusual.ts';

interface AuditReportDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly checkLog: LogCheck;
  readonly appState: AppState;
  readonly settings: Settings;
  readonly openReport: OpenReport;
}

type AuditReportCalls =
  | 'reports.views'
  | 'reports.rememberViews'
  | 'reports.page'
  | 'reports.summary'
  | 'reports.request'
  | 'reports.verifyChain'
  | 'reports.awaitingRotation'
  | 'reports.unusual';

/**
 * Rows per page of the table: enough that a page costs by its rows and not by being asked for, few
 * enough that nothing waits for it.
 */
export const ROWS_PER_PAGE = 400;

/** Keeps apart what has no longer the form of an entry. */
function readable(entries: readonly AuditEntry[]): RequestEntries {
  const read = entries.map((entry) => AuditEntry.safeParse(entry).data);
  return {
    entries: read.filter((entry) => entry !== undefined),
    damaged: entries.filter((_, at) => read[at] === undefined).map(({ sequence }) => sequence),
  };
}

/** Everything the Recovery Audit Report can ask of the audit log, or of a report file. */
export function auditReport({
  sessions,
  clock,
  checkLog,
  appState,
  settings,
  openReport,
}: AuditReportDeps): Pick<Handlers, AuditReportCalls> {
  const profile = () => sessions.require().profile;

  const ask = async <Answer>(
    from: AuditPlace,
    question: (report: AuditReport, find: FindUnusual) => Promise<Answer>,
  ) => {
    const asked = (report: AuditReport, find: FindUnusual) =>
      question(withUnusual(report, find), find);
    if (from.place === 'file') {
      const held = () => openReport.audit(from.id);
      const { unusual } = held().header;
      return askOpen(held, (report) => asked(report, findInFile(report, unusual)));
    }
    const { auditReport: report } = profile();
    return asked(report, findInLog(report, settings.reports.importantComputers));
  };

  return {
    async 'reports.views'() {
      return { views: appState.reportViews(sessions.require().operator.account) };
    },

    async 'reports.rememberViews'({ views }) {
      appState.rememberReportViews(sessions.require().operator.account, views);
    },

    'reports.page': async ({ from, query, after }, { signal, progress }) =>
      ask(from, (report) =>
        report.page(
          { query, after, limit: ROWS_PER_PAGE },
          { signal, onProgress: telling(progress) },
        ),
      ),

    'reports.summary': async ({ from, filter }, { signal, progress }) =>
      ask(from, (report) => report.summary(filter, { signal, onProgress: telling(progress) })),

    'reports.request': async ({ from, sequence }, { signal }) =>
      ask(from, async (report) => readable(await report.requestOf(sequence, { signal }))),

    'reports.verifyChain': ({ whole }, { signal, progress }) =>
      checkLog(profile().auditLog, { whole, signal, onProgress: telling(progress) }),

    'reports.unusual': async ({ from, filter }, { signal }) =>
      ask(from, (_report, find) => find(filter, { signal })),

    async 'reports.awaitingRotation'(_input, { signal }) {
      return { list: await keysAwaitingRotation(profile(), clock, { signal }) };
    },
  };
}
