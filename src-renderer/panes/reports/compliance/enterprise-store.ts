import { type StoreApi, createStore } from 'zustand/vanilla';
import { type AskError, asAskError } from '#renderer/api.ts';
import type { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import type { ComplianceForm, ComplianceView } from '#shared/compliance/compliance-view.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import {
  type ComplianceCursor,
  type ComplianceQuery,
  ComplianceSortColumn,
  EVERY_COMPUTER,
  type EnterpriseSummary,
} from '#shared/compliance/enterprise-compliance.ts';
import type { WrittenAs } from '../write-report.ts';
import { NOTHING_WRITTEN, type WritingState, createWriter } from '../writing.ts';
import { fullName } from './cell-text.ts';
import type { ComplianceReader, Progress } from './compliance-reader.ts';
import { FIRST_VIEW, filterOf, isFiltered } from './filter-form.ts';

export interface EnterpriseState extends WritingState {
  /** Undefined until main has said; empty where nothing knows of compliance. */
  readonly sources: readonly string[] | undefined;
  readonly source: string;
  readonly form: ComplianceForm;
  readonly sort: ComplianceQuery['sort'];
  readonly columns: readonly ComputerColumn[];
  /** Of every computer. */
  readonly summary: EnterpriseSummary | undefined;
  /** How many computers fit the filters. */
  readonly fitting: number | undefined;
  /** Undefined until the report was asked for. */
  readonly rows: readonly ComputerCompliance[] | undefined;
  /** Where the next page begins; `null` when there is none. */
  readonly next: ComplianceCursor | null;
  /** Full names of the computers whose volumes are shown. */
  readonly expanded: ReadonlySet<string>;
  readonly reading: Progress | undefined;
  readonly failure: AskError | undefined;
  /** Why the next page could not be read; what was read stays. */
  readonly failureOfMore: AskError | undefined;
  /** Learns where compliance is read, and reads the first source. */
  begin(): Promise<void>;
  edit(changes: Partial<ComplianceForm>): void;
  chooseSource(source: string): Promise<void>;
  /** Reads the dashboard and the first page. What was being read before is cancelled. */
  view(): Promise<void>;
  /** Sets part of the filters and reads the details anew, as a click on a chart does. */
  narrow(changes: Partial<ComplianceForm>): Promise<void>;
  sortBy(column: ComputerColumn): Promise<void>;
  /** Reads the next page, once at a time. */
  readMore(): Promise<void>;
  /** Tries again to read the next page after it failed. */
  retryMore(): Promise<void>;
  toggle(computer: ComputerCompliance): void;
  showColumns(columns: readonly ComputerColumn[]): void;
  /** Looks at the report as it was looked at before. */
  apply(view: ComplianceView): Promise<void>;
  /** Exports what is shown, or prints it. */
  write(form: WrittenAs): Promise<void>;
  /** Stops reading. */
  cancel(): void;
  stopWriting(): void;
}

interface Shown {
  readonly source: string;
  readonly query: ComplianceQuery;
}

/** The details in every column can be read, and sorted by these. */
export function isSortColumn(column: ComputerColumn): column is ComplianceSortColumn {
  return ComplianceSortColumn.safeParse(column).success;
}

/** @param onViewed told how the report is looked at, each time it was asked for */
export function createEnterpriseStore(
  reader: ComplianceReader,
  first: ComplianceView = FIRST_VIEW,
  onViewed: (view: ComplianceView) => void = () => undefined,
): StoreApi<EnterpriseState> {
  let reading: AbortController | undefined;
  let shown: Shown | undefined;
  let moreIsRead = false;

  return createStore<EnterpriseState>((set, get) => {
    const writer = createWriter(set, get);

    /** Runs the newest question; what an older one still brings is not shown. */
    async function ask(
      work: (own: AbortController, onProgress: (progress: Progress) => void) => Promise<void>,
    ): Promise<void> {
      reading?.abort();
      const own = new AbortController();
      reading = own;
      set({
        failure: undefined,
        failureOfMore: undefined,
        done: undefined,
        failureOfWriting: undefined,
        reading: { done: 0, total: 0 },
      });
      try {
        await work(own, (progress) => {
          if (reading === own) set({ reading: progress });
        });
      } catch (error) {
        const failure = asAskError(error);
        if (reading === own && failure.code !== 'request.cancelled') set({ failure });
      } finally {
        if (reading === own) set({ reading: undefined });
      }
    }

    function read(withDashboard: boolean): Promise<void> {
      const { source, form, sort, columns } = get();
      onViewed({ form, sort, columns: [...columns] });
      const query = { filter: filterOf(form, new Date()), sort };
      return ask(async (own, onProgress) => {
        const options = { signal: own.signal, onProgress };
        if (withDashboard) {
          const summary = await reader.summary(source, EVERY_COMPUTER, options);
          if (reading !== own) return;
          set({ summary });
        }
        const page = await reader.page({ source, query, after: null }, options);
        if (reading !== own) return;
        shown = { source, query };
        const all = get().summary?.managed;
        set({
          rows: page.rows,
          next: page.next,
          expanded: new Set(),
          fitting: isFiltered(form) ? undefined : all,
        });
        if (!isFiltered(form)) return;
        const { managed } = await reader.summary(source, query.filter, options);
        if (reading === own) set({ fitting: managed });
      });
    }

    return {
      sources: undefined,
      source: '',
      ...first,
      summary: undefined,
      fitting: undefined,
      rows: undefined,
      next: null,
      expanded: new Set(),
      reading: undefined,
      ...NOTHING_WRITTEN,
      failure: undefined,
      failureOfMore: undefined,

      async begin() {
        try {
          const sources = await reader.sources();
          set({ sources, source: sources[0] ?? '' });
          if (sources.length > 0) await read(true);
        } catch (error) {
          set({ failure: asAskError(error) });
        }
      },
      edit: (changes) => {
        set({ form: { ...get().form, ...changes } });
      },
      async chooseSource(source) {
        set({ source });
        await read(true);
      },
      view: () => (get().sources === undefined ? get().begin() : read(true)),
      async narrow(changes) {
        get().edit(changes);
        await read(false);
      },
      async sortBy(column) {
        if (!isSortColumn(column)) return;
        const { sort } = get();
        set({
          sort: {
            column,
            descending: sort.column === column ? !sort.descending : column === 'lastContactAt',
          },
        });
        await read(false);
      },
      async readMore() {
        const { next, rows, failureOfMore } = get();
        const current = shown;
        if (
          next === null ||
          rows === undefined ||
          current === undefined ||
          moreIsRead ||
          failureOfMore !== undefined
        )
          return;
        moreIsRead = true;
        try {
          const { signal } = new AbortController();
          const page = await reader.page({ ...current, after: next }, { signal });
          // Another report may have been asked for meanwhile.
          if (shown === current && get().next === next)
            set({ rows: [...rows, ...page.rows], next: page.next });
        } catch (error) {
          if (shown === current) set({ failureOfMore: asAskError(error) });
        } finally {
          moreIsRead = false;
        }
      },
      async retryMore() {
        set({ failureOfMore: undefined });
        await get().readMore();
      },
      toggle(computer) {
        const expanded = new Set(get().expanded);
        const name = fullName(computer);
        if (!expanded.delete(name)) expanded.add(name);
        set({ expanded });
      },
      showColumns(columns) {
        if (columns.length === 0) return;
        set({ columns });
        const { form, sort } = get();
        onViewed({ form, sort, columns: [...columns] });
      },
      async apply(view) {
        set(view);
        await read(false);
      },
      async write(form) {
        const current = shown;
        if (current === undefined) return;
        const { source, query } = current;
        const columns = [...get().columns];
        const report = { report: 'enterprise-compliance', query, columns } as const;
        await writer.write((options) => reader.write({ source, report }, form, options));
      },
      cancel: () => reading?.abort(),
      stopWriting: writer.stop,
    };
  });
}
