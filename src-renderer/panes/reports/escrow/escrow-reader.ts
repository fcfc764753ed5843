import type { Api } from '#renderer/api.ts';
import type { EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type {
  EscrowFilter,
  EscrowPage,
  EscrowQuery,
  EscrowReading,
  EscrowSource,
  EscrowSummary,
} from '#shared/escrow/escrow-report.ts';
import type { SearchPlace } from '#shared/reports/report-place.ts';
import { type WrittenAs, writeReport } from '../write-report.ts';
import type { Done, WriteOptions } from '../writing.ts';

interface Options {
  readonly signal: AbortSignal;
}

interface ReadOptions extends Options {
  readonly onProgress: (sources: readonly EscrowSource[]) => void;
}

/** What is exported or printed. */
export interface ShownEscrow {
  readonly query: EscrowQuery;
  readonly columns: readonly EscrowColumn[];
}

/** Where the report is read from. It knows no difference. */
export interface EscrowReader {
  /** What was read last; `null` before anything was. */
  last(): Promise<EscrowReading | null>;
  /** Reads every source anew. Absent where there is nothing to read it from. */
  readonly read: ((options: ReadOptions) => Promise<EscrowReading>) | undefined;
  summary(filter: EscrowFilter, options: Options): Promise<EscrowSummary>;
  page(query: EscrowQuery, after: number | null, options: Options): Promise<EscrowPage>;
  /** @returns what was done; `undefined` when a dialog was closed without a choice */
  write(shown: ShownEscrow, form: WrittenAs, options: WriteOptions): Promise<Done | undefined>;
}

/** The sources of the profile somebody is signed in to. */
export function profileReader(api: Api): EscrowReader {
  return {
    ...tableReader(api, { place: 'sources' }),
    last: async () => (await api.ask('escrow.last', undefined)).last,
    read: ({ signal, onProgress }) =>
      api.ask('escrow.read', undefined, {
        signal,
        onProgress: ({ sources }) => {
          onProgress(sources);
        },
      }),
  };
}

/** The report file that is open. @param reading what was read when it was made */
export function fileReader(api: Api, id: string, reading: EscrowReading): EscrowReader {
  return { ...tableReader(api, { place: 'file', id }), last: async () => reading, read: undefined };
}

function tableReader(
  api: Api,
  from: SearchPlace,
): Pick<EscrowReader, 'summary' | 'page' | 'write'> {
  return {
    summary: (filter, { signal }) => api.ask('escrow.summary', { from, filter }, { signal }),
    page: (query, after, { signal }) => api.ask('escrow.page', { from, query, after }, { signal }),
    write: ({ query, columns }, form, options) => {
      const report = 'recovery-key-backup' as const;
      const what = { report, from, query, columns: [...columns] };
      return writeReport(api, { what, form }, options);
    },
  };
}
