import { codeOf } from '../../../src-shared/errors.ts';
import type { ReportHeader } from '../../../src-shared/model/audit-report.ts';
import { AppError } from '../../../src-shared/errors.ts';
import type { Handlers } from '../../ipc/router.ts';
import type { AppState } from '../../ports/app-state.ts';
import type { Clock } from '../../ports/clock.ts';
import { GENESIS } from '../../domain/audit-chain.ts';
import { auditDraft } from '../audit-draft.ts';
import type { Session, Sessions } from '../sessions.ts';
import { createTurnstile } from '../turnstile.ts';
import { type ExportDeps, chooseExportFile, savedAs, writeExport } from './export-report.ts';
import { verifyLog } from './verify-log.ts';

interface ReportsDeps extends ExportDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly appState: AppState;
  readonly workstation: string;
}

type ReportsCalls = Extract<keyof Handlers, `reports.${string}`>;

/** Rows a page of the table. */
export const PAGE_SIZE = 200;

/** Everything the Reports pane can ask of the audit log. */
export function reportsFeature(deps: ReportsDeps): Pick<Handlers, ReportsCalls> {
  const { sessions, clock, appState, workstation } = deps;
  const oneAtATime = createTurnstile();
  const profile = () => sessions.require().profile;

  return {
    async 'reports.views'() {
      return { views: appState.reportViews(sessions.require().operator.account) };
    },

    async 'reports.rememberViews'({ views }) {
      appState.rememberReportViews(sessions.require().operator.account, views);
    },

    'reports.page': ({ query, after }, { signal, progress }) =>
      profile().auditReport.page(query, after, PAGE_SIZE, { signal, onProgress: (done, total) => { progress({ done, total }); } }),

    'reports.summary': ({ filter }, { signal, progress }) =>
      profile().auditReport.summary(filter, { signal, onProgress: (done, total) => { progress({ done, total }); } }),

    'reports.verifyChain': (_input, { signal, progress }) => verifyLog(profile().auditLog, signal, progress),

    'reports.export': ({ query, columns, form }, { signal, progress }) =>
      oneAtATime(async () => {
        const session = sessions.require();
        const header = await headerOf(session, { query, columns, generatedAt: new Date(clock.now()).toISOString() });
        const file = await chooseExportFile(deps, form, header.generatedAt);
        if (file === undefined) return { outcome: 'cancelled' };
        const guard = () => {
          if (sessions.current() !== session) throw new AppError('auth.locked', 'the session ended during the export');
        };
        guard();
        const record = recordExport(session, workstation, form);
        await record('intended', '');
        try {
          const exporting = { report: session.profile.auditReport, query, columns, form, header, signal, guard, onRows: (rows: number) => { progress({ rows }); } };
          const { rows, sha256 } = await writeExport(deps, file, exporting);
          // The file is there either way.
          await record('successful', '', [`${rows} rows`, sha256 && `SHA-256 ${sha256}`]).catch(() => undefined);
          return savedAs(file);
        } catch (error) {
          await record('failed', codeOf(error));
          throw error;
        }
      }),
  };
}

async function headerOf({ operator, profile }: Session, about: Pick<ReportHeader, 'query' | 'columns' | 'generatedAt'>): Promise<ReportHeader> {
  const newest = await profile.auditLog.newestSequence();
  const [last] = newest === 0 ? [] : await profile.auditLog.read(newest, 1);
  const head = last === undefined ? GENESIS : { sequence: last.sequence, hash: last.hash };
  return { kind: 'keydesk-report', version: 1, organisation: profile.info.name, generatedBy: operator.account, head, ...about };
}

/** One request of its own: what is exported leaves the console. */
function recordExport({ operator, profile }: Session, workstation: string, form: string) {
  const { requestId } = auditDraft(workstation, { action: 'export', result: 'intended' });
  return async (result: 'intended' | 'successful' | 'failed', failure: string, facts: readonly (string | undefined)[] = []): Promise<void> => {
    const note = [form, ...facts].filter(Boolean).join(', ');
    await profile.auditLog.append(auditDraft(workstation, { action: 'export', result, failure, operator: operator.account, note, requestId }));
  };
}
