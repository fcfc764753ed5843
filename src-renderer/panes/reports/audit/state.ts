import type { AskError } from '#renderer/api.ts';
import type { AnchorVerdict } from '#shared/audit/anchor-verdict.ts';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';
import type {
  AuditColumn,
  AuditCursor,
  AuditRow,
  AuditSort,
  AuditSummary,
  ReportColumn,
} from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { DayRange } from '#shared/audit/day-buckets.ts';
import type { RangeProblem } from '#shared/reports/day-range.ts';
import type { FilterForm, ReportView } from '#shared/reports/report-view.ts';
import type { WrittenAs } from '../write-report.ts';
import type { WritingState } from '../writing.ts';
import type { Progress, ReportSource } from './report-source.ts';
import type { FoundUnusual } from './row-text.ts';

export interface ReportState extends WritingState {
  readonly form: FilterForm;
  /** What was asked for last; `form` is it, or what is still being typed. */
  readonly applied: FilterForm;
  readonly problem: RangeProblem | undefined;
  readonly sort: AuditSort;
  readonly columns: readonly ReportColumn[];
  /** Undefined until a report was asked for. */
  readonly rows: readonly AuditRow[] | undefined;
  /** Where the next page begins; `null` when there is none. */
  readonly next: AuditCursor | null;
  /** Of the rows that are shown; while `isCounting`, of those shown before them. */
  readonly summary: AuditSummary | undefined;
  /** Of the period before, once it was counted; `undefined` where there is none. */
  readonly before: AuditSummary | undefined;
  /** The days that were asked for; `undefined` when all were. */
  readonly covered: DayRange | undefined;
  readonly isCounting: boolean;
  readonly verdict: LogVerdict | undefined;
  /** The log beside the anchors that it was compared with last; `undefined` with none. */
  readonly anchors: AnchorVerdict | undefined;
  readonly reading: Progress | undefined;
  readonly checking: Progress | undefined;
  /** Keys that were handed out and not yet replaced, where that is known. */
  readonly rotation: RotationList | null;
  /** What is unusual among the newest disclosures; `undefined` where nobody has looked. */
  readonly unusual: FoundUnusual;
  readonly failure: AskError | undefined;
  /** Why the next page could not be read; those before it stay. */
  readonly failureOfMore: AskError | undefined;
  /** Sets part of the filter, and reads anew: at once, or what is typed after a pause. */
  edit(changes: Partial<FilterForm>): void;
  /** Reads anew what was typed, without a pause. */
  applyTyped(): void;
  /**
   * Reads the first page and the totals, and checks the log. What was being read before is
   * cancelled.
   */
  view(): Promise<void>;
  /** Sets part of the filter and reads anew at once, as a click on a chart does. */
  narrow(changes: Partial<FilterForm>): Promise<void>;
  /** Reads the next page, once at a time. */
  readMore(): Promise<void>;
  /** Tries again to read the next page after it failed. */
  retryMore(): Promise<void>;
  sortBy(column: AuditColumn): Promise<void>;
  showColumns(columns: readonly ReportColumn[]): void;
  /** Looks at the report as it was looked at before. */
  apply(view: ReportView): Promise<void>;
  /** Checks the whole log once more. */
  checkWhole(): Promise<void>;
  /** Compares the log with anchors in a file that the person chooses. */
  compareAnchors(): Promise<void>;
  /** Exports what is shown, or prints it; the whole log is checked then, or meanwhile. */
  write(form: WrittenAs): Promise<void>;
  /** Stops reading. */
  cancel(): void;
  /** Stops exporting or printing. */
  stopWriting(): void;
}

/** Before a report was asked for. */
export const NOTHING_READ = {
  problem: undefined,
  rows: undefined,
  next: null,
  summary: undefined,
  before: undefined,
  covered: undefined,
  isCounting: false,
  verdict: undefined,
  anchors: undefined,
  reading: undefined,
  checking: undefined,
  rotation: null,
  unusual: undefined,
  failure: undefined,
  failureOfMore: undefined,
};

/** What the store's actions are made of. */
export interface StoreParts {
  readonly source: ReportSource;
  /** Told how the report is looked at, each time it was asked for. */
  readonly onViewed: (view: ReportView) => void;
  readonly get: () => ReportState;
  readonly set: (changes: Partial<ReportState>) => void;
}

/** Some of the actions a person has. */
export type Actions<Name extends keyof ReportState> = Pick<ReportState, Name>;
