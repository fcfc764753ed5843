import type { Api } from '#renderer/api.ts';
import type { ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type {
  ComplianceCursor,
  ComplianceFilter,
  CompliancePage,
  ComplianceQuery,
  EnterpriseSummary,
} from '#shared/compliance/enterprise-compliance.ts';
import type { FoundComputer } from '#shared/contract.ts';
import type { CompliancePlace, SearchPlace } from '#shared/reports/report-place.ts';
import type { ComplianceReportToWrite } from '#shared/reports/report-to-write.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
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

export interface FoundComputers {
  readonly found: readonly FoundComputer[];
  readonly isCut: boolean;
  readonly missing: readonly SourceStatus[];
}

/** A page of one source. */
export interface WantedPage {
  readonly source: string;
  readonly query: ComplianceQuery;
  readonly after: ComplianceCursor | null;
}

/** What is exported or printed, of which source. */
export interface ShownCompliance {
  readonly source: string;
  readonly report: ComplianceReportToWrite;
}

/** Where compliance is read from. The reports know no difference. */
export interface ComplianceReader {
  sources(): Promise<readonly string[]>;
  find(search: ComputerSearch, options: Options): Promise<FoundComputers>;
  summary(source: string, filter: ComplianceFilter, options: Options): Promise<EnterpriseSummary>;
  page(wanted: WantedPage, options: Options): Promise<CompliancePage>;
  /** @returns what was done; `undefined` when a dialog was closed without a choice */
  write(shown: ShownCompliance, form: WrittenAs, options: WriteOptions): Promise<Done | undefined>;
}

/** The sources of the profile somebody is signed in to. */
export function profileReader(api: Api): ComplianceReader {
  return readerOf(api, {
    sources: async () => (await api.ask('compliance.sources', undefined)).names,
    all: { place: 'sources' },
    placeOf: (name) => ({ place: 'source', name }),
  });
}

/**
 * The report file that is open.
 *
 * @param name of whoever made it, as where its computers are known
 */
export function fileReader(api: Api, id: string, name: string): ComplianceReader {
  const file = { place: 'file', id } as const;
  return readerOf(api, { sources: async () => [name], all: file, placeOf: () => file });
}

interface Places {
  readonly sources: ComplianceReader['sources'];
  readonly all: SearchPlace;
  /** Where a source is read. */
  readonly placeOf: (source: string) => CompliancePlace;
}

function readerOf(api: Api, { sources, all, placeOf }: Places): ComplianceReader {
  return {
    sources,
    find: (search, { signal }) => api.ask('compliance.find', { from: all, search }, { signal }),
    summary: (source, filter, options) =>
      api.ask('compliance.summary', { from: placeOf(source), filter }, options),
    page: ({ source, query, after }, options) =>
      api.ask('compliance.page', { from: placeOf(source), query, after }, options),
    write: ({ source, report }, form, options) =>
      writeReport(api, { what: { ...report, from: placeOf(source) }, form }, options),
  };
}
