import type { FoundComputer, SaveResult } from '../../../../src-shared/contract.ts';
import type { ComputerColumn } from '../../../../src-shared/model/compliance-column.ts';
import type { ComputerSearch } from '../../../../src-shared/model/computer-compliance.ts';
import type { ComplianceCursor, ComplianceFilter, CompliancePage, ComplianceQuery, EnterpriseSummary } from '../../../../src-shared/model/enterprise-compliance.ts';
import type { ReportForm } from '../../../../src-shared/model/report-file.ts';
import type { SourceStatus } from '../../../../src-shared/model/source-status.ts';
import type { Api } from '../../../api.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface ExportOptions {
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
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
  page(source: string, query: ComplianceQuery, after: ComplianceCursor | null, options: Options): Promise<CompliancePage>;
  export(source: string, query: ComplianceQuery, columns: readonly ComputerColumn[], form: ReportForm, options: ExportOptions): Promise<SaveResult>;
  exportComputer(found: FoundComputer, form: ReportForm, options: ExportOptions): Promise<SaveResult>;
}

/** The sources of the profile somebody is signed in to. */
export function profileReader(api: Api): ComplianceReader {
  return {
    sources: async () => (await api.ask('compliance.sources', undefined)).names,
    find: (search, { signal }) => api.ask('compliance.find', { search }, { signal }),
    summary: (source, filter, options) => api.ask('compliance.summary', { source, filter }, options),
    page: (source, query, after, options) => api.ask('compliance.page', { source, query, after }, options),
    export: (source, query, columns, form, { signal, onRows }) =>
      api.ask('compliance.export', { source, query, columns: [...columns], form }, { signal, onProgress: ({ rows }) => { onRows(rows); } }),
    exportComputer: ({ source, computer: { name, domain } }, form, { signal, onRows }) =>
      api.ask('compliance.exportComputer', { computer: { source, name, domain }, form }, { signal, onProgress: ({ rows }) => { onRows(rows); } }),
  };
}
