import type { Api } from '#renderer/api.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import type {
  AuditColumn,
  AuditCursor,
  AuditFilter,
  AuditPage,
  AuditQuery,
  AuditRow,
  AuditSummary,
} from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { OutputOf, SaveResult } from '#shared/contract.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { WriteOptions } from '../writing.ts';

interface Progress {
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

/**
 * Where a report is read from: the audit log, or a saved file of one. The table knows no
 * difference.
 */
export interface ReportSource {
  page(query: AuditQuery, after: AuditCursor | null, options: Options): Promise<RowsPage>;
  summary(filter: AuditFilter, options: Options): Promise<AuditSummary>;
  export(
    query: AuditQuery,
    columns: readonly AuditColumn[],
    form: ReportForm,
    options: WriteOptions,
  ): Promise<SaveResult>;
  print(
    query: AuditQuery,
    columns: readonly AuditColumn[],
    options: WriteOptions,
  ): Promise<OutputOf<'reports.print'>>;
  /** Keeps what is viewed for reading without a network, where the organisation wants that. */
  readonly keep:
    | ((query: AuditQuery, columns: readonly AuditColumn[], options: Options) => Promise<unknown>)
    | undefined;
  /** Keys that were handed out and not yet replaced; a saved file tells of the past alone. */
  readonly rotation: ((options: Options) => Promise<RotationList | null>) | undefined;
  /** Checks the whole log; a saved file was checked when it was opened. */
  readonly verify: ((options: Options) => Promise<ChainVerdict>) | undefined;
}

export function logSource(api: Api): ReportSource {
  return {
    page: async (query, after, options) =>
      unpacked(await api.ask('reports.page', { query, after }, options)),
    summary: (filter, options) => api.ask('reports.summary', { filter }, options),
    export: (query, columns, form, { signal, onRows }) =>
      api.ask(
        'reports.export',
        { query, columns: [...columns], form },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
    print: (query, columns, { signal, onRows }) =>
      api.ask(
        'reports.print',
        { query, columns: [...columns] },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
    keep: (query, columns, { signal }) =>
      api.ask('keptReports.keep', { query, columns: [...columns] }, { signal }),
    rotation: async ({ signal }) =>
      (await api.ask('reports.awaitingRotation', undefined, { signal })).list,
    verify: (options) => api.ask('reports.verifyChain', undefined, options),
  };
}

export function savedSource(api: Api, reportId: string): ReportSource {
  return {
    page: async (query, after, { signal }) =>
      unpacked(await api.ask('savedReport.page', { reportId, query, after }, { signal })),
    summary: (filter, { signal }) =>
      api.ask('savedReport.summary', { reportId, filter }, { signal }),
    export: (query, columns, form, { signal, onRows }) =>
      api.ask(
        'savedReport.export',
        { reportId, query, columns: [...columns], form },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
    print: (query, columns, { signal, onRows }) =>
      api.ask(
        'savedReport.print',
        { reportId, query, columns: [...columns] },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
    keep: undefined,
    rotation: undefined,
    verify: undefined,
  };
}

function unpacked({ lines, next }: AuditPage): RowsPage {
  return { rows: rowsOf(lines), next };
}
