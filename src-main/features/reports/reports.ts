import type { Handlers } from '#main/ipc/router.ts';
import type { EntryValues } from '#main/ports/audit/audit-report.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditReportHeader } from '#shared/reports/report-file.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import type { Session, Sessions } from '../sessions.ts';
import { auditExport } from './audit-export.ts';
import { auditHeader } from './audit-header.ts';
import type { ExportDeps, ReportToExport } from './export-report.ts';
import { type PrintDeps, recordedPrint } from './print-report.ts';
import { recordedExport } from './recorded-export.ts';
import { keysAwaitingRotation } from './rotation.ts';

interface ReportsDeps extends ExportDeps, PrintDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly appState: AppState;
  readonly workstation: string;
}

type ReportsCalls = Extract<keyof Handlers, `reports.${string}`>;

/**
 * Rows a page of the table: enough that a page costs by its rows and not by being asked for, few
 * enough that nothing waits for it.
 */
export const PAGE_SIZE = 400;

/** Everything the Recovery Audit Report can ask of the audit log. */
export function reportsFeature(deps: ReportsDeps): Pick<Handlers, ReportsCalls> {
  const { sessions, clock, appState, words } = deps;
  const oneAtATime = createOneAtATime();
  const profile = () => sessions.require().profile;

  return {
    async 'reports.views'() {
      return { views: appState.reportViews(sessions.require().operator.account) };
    },

    async 'reports.rememberViews'({ views }) {
      appState.rememberReportViews(sessions.require().operator.account, views);
    },

    'reports.page': ({ query, after }, { signal, progress }) =>
      profile().auditReport.page(query, after, PAGE_SIZE, {
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      }),

    'reports.summary': ({ filter }, { signal, progress }) =>
      profile().auditReport.summary(filter, {
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      }),

    'reports.verifyChain': (_input, { signal, progress }) =>
      profile().auditLog.verify({
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      }),

    async 'reports.awaitingRotation'(_input, { signal }) {
      return { list: await keysAwaitingRotation(profile().recovery, { signal }) };
    },

    'reports.export': ({ query, columns, form }, { signal, progress }) =>
      oneAtATime(async () => {
        const session = sessions.require();
        return recordedExport(
          deps,
          session,
          form,
          await reportOf(session, { query, columns }, signal),
          {
            signal,
            onRows: (rows) => {
              progress({ rows });
            },
          },
        );
      }),

    'reports.print': ({ query, columns }, { signal, progress }) =>
      oneAtATime(async () => {
        const session = sessions.require();
        return recordedPrint(deps, session, await reportOf(session, { query, columns }, signal), {
          signal,
          onRows: (rows) => {
            progress({ rows });
          },
        });
      }),
  };

  async function reportOf(
    session: Session,
    about: Pick<AuditReportHeader, 'query' | 'columns'>,
    signal: AbortSignal,
  ): Promise<ReportToExport<EntryValues[number]>> {
    const header = await auditHeader(session, {
      ...about,
      generatedAt: new Date(clock.now()).toISOString(),
    });
    return auditExport(session.profile.auditReport, header, words().report, signal);
  }
}
