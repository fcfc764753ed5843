import type { Api } from '#renderer/api.ts';
import type { ComparedLog } from '#shared/audit/anchor-verdict.ts';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import type {
  AuditCursor,
  AuditFilter,
  AuditQuery,
  AuditRow,
  AuditSummary,
  ReportColumn,
  RequestEntries,
} from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { UnusualActivity } from '#shared/audit/unusual-activity.ts';
import type { SaveResult } from '#shared/contract.ts';
import type { AuditPlace } from '#shared/reports/report-place.ts';
import type { ReportToWrite } from '#shared/reports/report-to-write.ts';
import { type WrittenAs, writeReport } from '../write-report.ts';
import type { Done, WriteOptions } from '../writing.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The next cursor is `null` when nothing follows. */
export interface RowsPage {
  readonly rows: readonly AuditRow[];
  readonly next: AuditCursor | null;
}

/** What is shown, and in which columns. */
export interface ShownReport {
  readonly query: AuditQuery;
  readonly columns: readonly ReportColumn[];
}

/** A report that is read from somewhere. The table knows no difference. */
export interface ReportSource {
  page(query: AuditQuery, after: AuditCursor | null, options: Options): Promise<RowsPage>;
  summary(filter: AuditFilter, options: Options): Promise<AuditSummary>;
  /** The entry with this number, and the others of its request. */
  request(sequence: number, options: Options): Promise<RequestEntries>;
  /** @returns what was done; `undefined` when a dialog was closed without a choice */
  write(shown: ShownReport, form: WrittenAs, options: WriteOptions): Promise<Done | undefined>;
  /** What is unusual among the newest disclosures; absent where nobody has compared them. */
  readonly unusual:
    | ((filter: AuditFilter, options: Options) => Promise<UnusualActivity>)
    | undefined;
  /**
   * What only the log itself can be asked: a report file tells of the past, and was checked when it
   * was opened.
   */
  readonly live: LiveReport | undefined;
}

export interface LiveReport {
  /** Keeps what is viewed for reading without a network, where the organisation wants that. */
  keep(shown: ShownReport, options: Options): Promise<unknown>;
  /** Keys that were handed out and not yet replaced. */
  rotation(options: Options): Promise<RotationList | null>;
  /** Saves what the log has of the request of an entry, where the person chooses. */
  saveEvidence(sequence: number): Promise<SaveResult>;
  /** Checks the whole log, or what is new in it since that was done. */
  verify(whole: boolean, options: Options): Promise<LogVerdict>;
  /** Compares the log with anchors in a file; `null` when none was chosen. */
  compareAnchors(options: Options): Promise<ComparedLog | null>;
}

/** @param from the audit log, or a report file, and whether that says what is unusual */
export function reportSource(
  api: Api,
  from: AuditPlace,
  { isCompared = true }: { readonly isCompared?: boolean } = {},
): ReportSource {
  return {
    unusual: isCompared
      ? (filter, { signal }) => api.ask('reports.unusual', { from, filter }, { signal })
      : undefined,
    async page(query, after, options) {
      const { lines, next } = await api.ask('reports.page', { from, query, after }, options);
      return { rows: rowsOf(lines), next };
    },
    request: (sequence, options) => api.ask('reports.request', { from, sequence }, options),
    summary: (filter, options) => api.ask('reports.summary', { from, filter }, options),
    write({ query, columns }, form, options) {
      const what: ReportToWrite = { report: 'recovery-audit', from, query, columns: [...columns] };
      return writeReport(api, { what, form }, options);
    },
    live: from.place === 'log' ? liveReport(api) : undefined,
  };
}

function liveReport(api: Api): LiveReport {
  return {
    keep: ({ query, columns }, { signal }) =>
      api.ask('keptReports.keep', { query, columns: [...columns] }, { signal }),
    rotation: async ({ signal }) =>
      (await api.ask('reports.awaitingRotation', undefined, { signal })).list,
    saveEvidence: (sequence) => api.ask('reports.saveEvidence', { sequence }),
    verify: (whole, options) => api.ask('reports.verifyChain', { whole }, options),
    compareAnchors: async (options) =>
      (await api.ask('reports.compareAnchors', undefined, options)).compared,
  };
}
