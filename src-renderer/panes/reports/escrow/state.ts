import type { AskError } from '#renderer/api.ts';
import type { EscrowColumn } from '#shared/escrow/escrow-column.ts';
import {
  type EscrowQuery,
  type EscrowReading,
  type EscrowRow,
  EscrowSortColumn,
  type EscrowSource,
  type EscrowSummary,
} from '#shared/escrow/escrow-report.ts';
import type { WrittenAs } from '../write-report.ts';
import type { WritingState } from '../writing.ts';
import type { EscrowReader } from './escrow-reader.ts';
import type { EscrowForm } from './filter-form.ts';

export interface EscrowState extends WritingState {
  /** What was read last; undefined until main has said, `null` where nothing was. */
  readonly last: EscrowReading | null | undefined;
  readonly form: EscrowForm;
  /** What was asked for last; `form` is it, or what is still being typed. */
  readonly applied: EscrowForm;
  readonly sort: EscrowQuery['sort'];
  readonly columns: readonly EscrowColumn[];
  /** Of every computer. */
  readonly summary: EscrowSummary | undefined;
  /** How many rows fit the filters. */
  readonly fitting: number | undefined;
  /** Undefined until the report was asked for. */
  readonly rows: readonly EscrowRow[] | undefined;
  /** Where the next page begins; `null` when there is none. */
  readonly next: number | null;
  /** How far each source is while they are read; empty before the first of them has told. */
  readonly reading: readonly EscrowSource[] | undefined;
  readonly failure: AskError | undefined;
  /** Why the next page could not be read; what was read stays. */
  readonly failureOfMore: AskError | undefined;
  /** Shows what was read before, if anything was. */
  begin(): Promise<void>;
  /** Reads every source anew. */
  view(): Promise<void>;
  /** Sets part of the filters: they apply at once, or what is typed after a pause. */
  edit(changes: Partial<EscrowForm>): void;
  /** Applies what was typed, without a pause. */
  applyTyped(): void;
  /** Sets part of the filters and applies them at once, as a click on a chart does. */
  narrow(changes: Partial<EscrowForm>): Promise<void>;
  sortBy(column: EscrowColumn): Promise<void>;
  /** Reads the next page, once at a time. */
  readMore(): Promise<void>;
  /** Tries again to read the next page after it failed. */
  retryMore(): Promise<void>;
  showColumns(columns: readonly EscrowColumn[]): void;
  /** Exports what is shown, or prints it. */
  write(form: WrittenAs): Promise<void>;
  /** Stops reading. What was read before stays. */
  cancel(): void;
  stopWriting(): void;
}

/** Before anything was read. */
export const NOTHING_READ = {
  last: undefined,
  summary: undefined,
  fitting: undefined,
  rows: undefined,
  next: null,
  reading: undefined,
  failure: undefined,
  failureOfMore: undefined,
};

export function isSortColumn(column: EscrowColumn): column is EscrowSortColumn {
  return EscrowSortColumn.safeParse(column).success;
}

/** What the store's actions are made of. */
export interface StoreParts {
  readonly reader: EscrowReader;
  readonly get: () => EscrowState;
  readonly set: (changes: Partial<EscrowState>) => void;
}

/** Some of the actions a person has. */
export type Actions<Name extends keyof EscrowState> = Pick<EscrowState, Name>;
