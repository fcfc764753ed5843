import type { Handlers } from '#main/ipc/router.ts';
import type { ReportShelf } from '#main/ports/reports/report-shelf.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditColumn, AuditQuery } from '#shared/audit/audit-report.ts';
import type { Settings } from '#shared/console/settings.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { Session, Sessions } from '../sessions.ts';
import { auditExport } from './audit-export.ts';
import { auditHeader } from './audit-header.ts';
import { type ExportDeps, countedRows } from './export-report.ts';
import { recordOf, sessionGuard } from './recorded-export.ts';

interface KeptReportsDeps extends Pick<ExportDeps, 'writers' | 'words'> {
  readonly sessions: Sessions;
  readonly settings: Settings['reports'];
  readonly shelf: ReportShelf;
  readonly clock: Clock;
  readonly workstation: string;
}

type KeptReportsCalls = Extract<keyof Handlers, `keptReports.${string}`>;

/**
 * Longer reports are not kept: what is kept is what somebody looked at, and nobody looks at more.
 * Whoever wants them exports them.
 */
const MOST_KEPT_ROWS = 20_000;

/**
 * The last reports a person viewed, kept for reading without a network. Nothing is kept unless the
 * organisation wants it.
 */
export function keptReportsFeature(deps: KeptReportsDeps): Pick<Handlers, KeptReportsCalls> {
  const { sessions, settings, shelf } = deps;
  return {
    'keptReports.list': async () => ({ reports: [...(await shelf.list())] }),

    async 'keptReports.forget'({ id }) {
      await shelf.forget(id ?? undefined);
    },

    async 'keptReports.keep'({ query, columns }, { signal }) {
      if (!settings.keepForOffline) return { isKept: false };
      const session = sessions.require();
      const kept = await fileOf(deps, session, { query, columns }, signal);
      if (kept === undefined) return { isKept: false };
      // It stays on this computer's disk, so it is recorded as an export is, though only this person can read it.
      const record = recordOf(session, deps.workstation, 'export', [
        'kept for offline reading',
        `${kept.rows} rows`,
      ]);
      await record('intended', '');
      try {
        const { organisation, generatedAt, generatedBy } = kept.header;
        await shelf.keep({ organisation, generatedAt, generatedBy, rows: kept.rows }, kept.file);
      } catch (error) {
        await record('failed', codeOf(error));
        throw error;
      }
      await record('successful', '').catch(() => undefined);
      return { isKept: true };
    },
  };
}

/** The report as a report file in memory; `undefined` when it is too long to be kept. */
async function fileOf(
  { sessions, writers, words, clock }: KeptReportsDeps,
  session: Session,
  about: { readonly query: AuditQuery; readonly columns: AuditColumn[] },
  signal: AbortSignal,
) {
  const header = await auditHeader(session, {
    ...about,
    generatedAt: new Date(clock.now()).toISOString(),
  });
  const report = auditExport(session.profile.auditReport, header, words().report, signal);
  const pieces: Uint8Array[] = [];
  let rows = 0;
  const onRows = (count: number) => {
    rows = count;
    if (count > MOST_KEPT_ROWS)
      throw new AppError('report.tooManyRows', `more than ${MOST_KEPT_ROWS} rows`, {
        details: { most: MOST_KEPT_ROWS },
      });
  };
  try {
    const pages = countedRows(report.kept(), {
      signal,
      guard: sessionGuard(sessions, session),
      onRows,
    });
    await writers.kdreport(
      { header, pages },
      async (chunk) => void pieces.push(Buffer.from(chunk as Uint8Array)),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'report.tooManyRows') return undefined;
    throw error;
  }
  return { header, rows, file: Uint8Array.from(Buffer.concat(pieces)) };
}
