import type { Api } from '#renderer/api.ts';
import type { ComplianceReport } from '#shared/compliance/compliance-report.ts';
import type { ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type {
  ComplianceCursor,
  ComplianceFilter,
  CompliancePage,
  ComplianceQuery,
  EnterpriseSummary,
} from '#shared/compliance/enterprise-compliance.ts';
import type { FoundComputer, SaveResult } from '#shared/contract.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import type { WriteOptions } from '../writing.ts';

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

/** Where compliance is read from. The reports know no difference. */
export interface ComplianceReader {
  sources(): Promise<readonly string[]>;
  find(search: ComputerSearch, options: Options): Promise<FoundComputers>;
  summary(source: string, filter: ComplianceFilter, options: Options): Promise<EnterpriseSummary>;
  page(
    source: string,
    query: ComplianceQuery,
    after: ComplianceCursor | null,
    options: Options,
  ): Promise<CompliancePage>;
  export(
    source: string,
    report: ComplianceReport,
    form: ReportForm,
    options: WriteOptions,
  ): Promise<SaveResult>;
  print(
    source: string,
    report: ComplianceReport,
    options: WriteOptions,
  ): Promise<{ readonly outcome: 'printed' | 'cancelled' }>;
}

/** The sources of the profile somebody is signed in to. */
export function profileReader(api: Api): ComplianceReader {
  return {
    sources: async () => (await api.ask('compliance.sources', undefined)).names,
    find: (search, { signal }) => api.ask('compliance.find', { search }, { signal }),
    summary: (source, filter, options) =>
      api.ask('compliance.summary', { source, filter }, options),
    page: (source, query, after, options) =>
      api.ask('compliance.page', { source, query, after }, options),
    export: (source, report, form, { signal, onRows }) =>
      api.ask(
        'compliance.export',
        { source, report, form },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
    print: (source, report, { signal, onRows }) =>
      api.ask(
        'compliance.print',
        { source, report },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
  };
}

/** The report file that is open. @param name of whoever made it, as where its computers are known */
export function savedReader(api: Api, reportId: string, name: string): ComplianceReader {
  return {
    sources: async () => [name],
    find: (search, { signal }) =>
      api.ask('savedReport.findComputers', { reportId, search }, { signal }),
    summary: (_source, filter, { signal }) =>
      api.ask('savedReport.complianceSummary', { reportId, filter }, { signal }),
    page: (_source, query, after, { signal }) =>
      api.ask('savedReport.compliancePage', { reportId, query, after }, { signal }),
    export: (_source, report, form, { signal, onRows }) =>
      api.ask(
        'savedReport.exportCompliance',
        { reportId, report, form },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
    print: (_source, report, { signal, onRows }) =>
      api.ask(
        'savedReport.printCompliance',
        { reportId, report },
        {
          signal,
          onProgress: ({ rows }) => {
            onRows(rows);
          },
        },
      ),
  };
}
