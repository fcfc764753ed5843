import type { AskError } from '#renderer/api.ts';
import type { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import type { ComplianceForm, ComplianceView } from '#shared/compliance/compliance-view.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import {
  type ComplianceCursor,
  type ComplianceQuery,
  ComplianceSortColumn,
  type EnterpriseSummary,
} from '#shared/compliance/enterprise-compliance.ts';
import type { WrittenAs } from '../write-report.ts';
import type { WritingState } from '../writing.ts';
import type { ComplianceReader, Progress } from './compliance-reader.ts';

export interface EnterpriseState extends WritingState {
  /** Undefined until main has said; empty where nothing knows of compliance. */
  readonly sources: readonly string[] | undefined;
  readonly source: string;
  readonly form: ComplianceForm;
  /** What was asked for last; `form` is it, or what is still being typed. */
  readonly applied: ComplianceForm;
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
  /** Sets part of the filters, and reads anew: at once, or what is typed after a pause. */
  edit(changes: Partial<ComplianceForm>): void;
  /** Reads anew what was typed, without a pause. */
  applyTyped(): void;
  chooseSource(source: string): Promise<void>;
  /** Reads the dashboard and the first page. What was being read before is cancelled. */
  view(): Promise<void>;
  /** Sets part of the filters and reads the details anew at once, as a click on a chart does. */
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

/** Before anything was read. */
export const NOTHING_READ = {
  sources: undefined,
  source: '',
  summary: undefined,
  fitting: undefined,
  rows: undefined,
  next: null,
  expanded: new Set<string>(),
  reading: undefined,
  failure: undefined,
  failureOfMore: undefined,
};

/** The details in every column can be read, and sorted by these. */
export function isSortColumn(column: ComputerColumn): column is ComplianceSortColumn {
  return ComplianceSortColumn.safeParse(column).success;
}

/** What the store's actions are made of. */
export interface StoreParts {
  readonly reader: ComplianceReader;
  /** Told how the report is looked at, each time it was asked for. */
  readonly onViewed: (view: ComplianceView) => void;
  readonly get: () => EnterpriseState;
  readonly set: (changes: Partial<EnterpriseState>) => void;
}

/** Some of the actions a person has. */
export type Actions<Name extends keyof EnterpriseState> = Pick<EnterpriseState, Name>;
