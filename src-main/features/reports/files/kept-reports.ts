import type { Session, Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { KeptReports } from '#main/ports/reports/kept-reports.ts';
import type { ReportWriters } from '#main/ports/reports/report-writer.ts';
import type { Clock } from '#main/ports/system.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { auditHeader, auditLogOf } from '../audit/audit-header.ts';
import type { LogCheck } from '../audit/log-check.ts';
import { writableAudit } from '../audit/writable-audit.ts';
import { type Terms, recorded, sessionTerms } from '../writing/recorded.ts';
import { countedRows, requireAtMost } from '../writing/writable-report.ts';
import { sha256Fact } from './origin.ts';

interface KeptReportsDeps {
  readonly writers: ReportWriters;
  readonly words: () => NativeWords;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly keptReports: KeptReports;
  readonly clock: Clock;
  readonly checkLog: LogCheck;
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
export function keptReportsCalls(deps: KeptReportsDeps): Pick<Handlers, KeptReportsCalls> {
  const { sessions, settings, keptReports } = deps;
  return {
    'keptReports.list': async () => ({ reports: [...(await keptReports.list())] }),

    async 'keptReports.forget'({ id }) {
      await keptReports.forget(id ?? undefined);
    },

    async 'keptReports.keep'(viewed, { signal }) {
      if (!settings.reports.keepForOffline) return { isKept: false };
      const session = sessions.require();
      const terms = sessionTerms(deps, session);
      const kept = await fileOf(deps, viewed, { session, terms, signal });
      if (kept === undefined) return { isKept: false };
      // It stays on this computer's disk, so it is recorded as an export is, though only this
      // person can read it.
      const about = ['kept for offline reading', `${kept.rows} rows`, sha256Fact(kept.sha256)];
      return recorded(terms, { action: 'export', about }, async () => {
        const { organisation, generatedAt, generatedBy } = kept.header;
        await keptReports.keep(
          { organisation, generatedAt, generatedBy, rows: kept.rows },
          kept.file,
        );
        return { answer: { isKept: true }, facts: [] };
      });
    },
  };
}

interface Reading {
  readonly session: Session;
  readonly terms: Terms;
  readonly signal: AbortSignal;
}

/** The report as a report file in memory; `undefined` when it is too long to be kept. */
async function fileOf(
  deps: KeptReportsDeps,
  viewed: InputOf<'keptReports.keep'>,
  { session, terms, signal }: Reading,
) {
  const log = auditLogOf(session, deps);
  const header = await auditHeader(session, {
    ...viewed,
    generatedAt: new Date(deps.clock.now()).toISOString(),
    unusual: await log.findUnusual(viewed.query.filter, { signal }),
  });
  const about = { header, words: deps.words().report };
  const report = writableAudit({ ...log, ...about }, signal);
  const pieces: Uint8Array[] = [];
  let rows = 0;
  const onRows = (count: number) => {
    rows = count;
    requireAtMost(MOST_KEPT_ROWS, count, 'report.tooManyRows');
  };
  try {
    const pages = countedRows(report.fileRows(), { signal, guard: terms.guard, onRows });
    const sha256 = await deps.writers.kdreport(
      { header, pages },
      async (chunk) => void pieces.push(Buffer.from(chunk)),
    );
    return { header, rows, sha256, file: Uint8Array.from(Buffer.concat(pieces)) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'report.tooManyRows') return undefined;
    throw error;
  }
}
