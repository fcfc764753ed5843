import { type StoreApi, createStore } from 'zustand/vanilla';
import { type AskError, asAskError } from '#renderer/api.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import type {
  AuditColumn,
  AuditCursor,
  AuditQuery,
  AuditRow,
  AuditSort,
  AuditSummary,
} from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { FilterForm, ReportView } from '#shared/reports/report-view.ts';
import type { WrittenAs } from '../write-report.ts';
import { NOTHING_WRITTEN, type WritingState, createWriter } from '../writing.ts';
import { type RangeProblem, filterOf, rangeProblem } from './filter-form.ts';
import type { ReportSource } from './report-source.ts';

interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface ReportState extends WritingState {
  readonly form: FilterForm;
  readonly problem: RangeProblem | undefined;
  readonly sort: AuditSort;
  readonly columns: readonly AuditColumn[];
  /** Undefined until a report was asked for. */
  readonly rows: readonly AuditRow[] | undefined;
  /** Where the next page begins; `null` when there is none. */
  readonly next: AuditCursor | null;
  /** Of the rows that are shown; while `isCounting`, of those shown before them. */
  readonly summary: AuditSummary | undefined;
  readonly isCounting: boolean;
  readonly verdict: ChainVerdict | undefined;
  readonly reading: Progress | undefined;
  readonly checking: Progress | undefined;
  /** Keys that were handed out and not yet replaced, where that is known. */
  readonly rotation: RotationList | null;
  readonly failure: AskError | undefined;
  /** Why the next page could not be read; those before it stay. */
  readonly moreFailure: AskError | undefined;
  edit(changes: Partial<FilterForm>): void;
  /**
   * Reads the first page and the totals, and checks the log. What was being read before is
   * cancelled.
   */
  view(): Promise<void>;
  /** Sets part of the filter and reads anew, as a click on a chart does. */
  narrow(changes: Partial<FilterForm>): Promise<void>;
  /** Reads the next page, once at a time. */
  readMore(): Promise<void>;
  sortBy(column: AuditColumn): Promise<void>;
  showColumns(columns: readonly AuditColumn[]): void;
  /** Looks at the report as it was looked at before. */
  apply(view: ReportView): Promise<void>;
  /** Exports what is shown, or prints it. */
  write(form: WrittenAs): Promise<void>;
  /** Stops reading. */
  cancel(): void;
  /** Stops exporting or printing. */
  stopWriting(): void;
}

export type ReportStore = StoreApi<ReportState>;

/** @param onViewed told how the report is looked at, each time it was asked for */
export function createReportStore(
  source: ReportSource,
  first: ReportView,
  onViewed: (view: ReportView) => void = () => undefined,
): ReportStore {
  let reading: AbortController | undefined;
  let shown: AuditQuery | undefined;
  let readingMore: AbortController | undefined;

  return createStore<ReportState>((set, get) => {
    const writer = createWriter(set, get);

    /** Runs the newest question; what an older one still brings is not shown. */
    async function ask(work: (own: AbortController) => Promise<void>): Promise<void> {
      reading?.abort();
      readingMore?.abort();
      const own = new AbortController();
      reading = own;
      set({
        failure: undefined,
        moreFailure: undefined,
        done: undefined,
        failureOfWriting: undefined,
        reading: { done: 0, total: 0 },
      });
      try {
        await work(own);
      } catch (error) {
        const failure = asAskError(error);
        if (reading === own && failure.code !== 'request.cancelled') set({ failure });
      } finally {
        // Totals of other rows would be taken for those of these.
        if (reading === own)
          set({
            reading: undefined,
            checking: undefined,
            ...(get().isCounting && { isCounting: false, summary: undefined }),
          });
      }
    }

    async function verify(own: AbortController): Promise<void> {
      if (source.live === undefined || get().verdict !== undefined) return;
      set({ checking: { done: 0, total: 0 } });
      const onProgress = (checking: Progress) => {
        if (reading === own) set({ checking });
      };
      const verdict = await source.live.verify({ signal: own.signal, onProgress });
      if (reading === own) set({ verdict, checking: undefined });
    }

    async function read(): Promise<void> {
      const { form, sort } = get();
      const problem = rangeProblem(form);
      set({ problem });
      if (problem !== undefined) return;
      onViewed({ form, sort, columns: [...get().columns] });
      const query = { filter: filterOf(form, new Date()), sort };
      await ask(async (own) => {
        const onProgress = (progress: Progress) => {
          if (reading === own) set({ reading: progress });
        };
        const page = await source.page(query, null, { signal: own.signal, onProgress });
        if (reading !== own) return;
        shown = query;
        set({ rows: page.rows, next: page.next, isCounting: true, reading: undefined });
        const summary = await source.summary(query.filter, { signal: own.signal, onProgress });
        if (reading === own) set({ summary, isCounting: false, reading: undefined });
        if (source.live !== undefined) {
          const rotation = await source.live.rotation({ signal: own.signal });
          if (reading === own) set({ rotation });
        }
        await verify(own);
        // Last: it is for later.
        await source.live?.keep({ query, columns: get().columns }, { signal: own.signal });
      });
    }

    return {
      form: first.form,
      problem: undefined,
      sort: first.sort,
      columns: first.columns,
      rows: undefined,
      next: null,
      summary: undefined,
      isCounting: false,
      verdict: undefined,
      reading: undefined,
      checking: undefined,
      ...NOTHING_WRITTEN,
      rotation: null,
      failure: undefined,
      moreFailure: undefined,

      edit(changes) {
        const form = { ...get().form, ...changes };
        set({ form, ...(get().problem !== undefined && { problem: rangeProblem(form) }) });
      },
      async view() {
        set({ verdict: undefined });
        await read();
      },
      async narrow(changes) {
        get().edit(changes);
        await read();
      },
      async readMore() {
        const { next, rows } = get();
        const query = shown;
        if (next === null || rows === undefined || query === undefined || readingMore !== undefined)
          return;
        const own = new AbortController();
        readingMore = own;
        set({ moreFailure: undefined });
        try {
          const page = await source.page(query, next, { signal: own.signal });
          // Another report may have been asked for meanwhile.
          if (shown === query && get().next === next)
            set({ rows: [...rows, ...page.rows], next: page.next });
        } catch (error) {
          // What was read stays readable.
          if (shown === query && !own.signal.aborted) set({ moreFailure: asAskError(error) });
        } finally {
          readingMore = undefined;
        }
      },
      async sortBy(column) {
        const { sort, rows } = get();
        const descending = sort.column === column ? !sort.descending : column === 'time';
        set({ sort: { column, descending } });
        if (rows !== undefined) await read();
      },
      showColumns(columns) {
        if (columns.length === 0) return;
        set({ columns });
        if (get().rows !== undefined)
          onViewed({ form: get().form, sort: get().sort, columns: [...columns] });
      },
      async apply({ form, sort, columns }) {
        set({ form, sort, columns });
        await read();
      },
      async write(form) {
        const query = shown;
        if (query === undefined) return;
        const { columns } = get();
        await writer.write((options) => source.write({ query, columns }, form, options));
      },
      cancel: () => reading?.abort(),
      stopWriting: writer.stop,
    };
  });
}
