import type { NativeWords } from '#shared/console/native-words.ts';
import type { ReportForm, ReportHeader } from '#shared/reports/report-file.ts';
import type { ReportSignature } from '#shared/reports/report-signature.ts';
import type { Sink } from '../desktop/file-saver.ts';

/**
 * What a column holds: a moment is ISO 8601 in UTC and written in this computer's zone, a day is a
 * calendar date without one.
 */
export type CellKind = 'text' | 'moment' | 'day' | 'number';

/** One column of a report. */
export interface TableColumn {
  readonly id: string;
  readonly heading: string;
  readonly kind: CellKind;
}

/** Text, moments and days are strings; what does not apply is empty or `null`. */
export type Cell = string | number | null;
export type TableRow = readonly Cell[];

/** Something a report says of itself, by name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A number a report begins with. */
export interface Figure {
  readonly name: string;
  readonly count: number;
  /** What it is compared with, in words; empty where it is compared with nothing. */
  readonly beside: string;
}

/** How often something was. */
export interface Chart {
  readonly title: string;
  /** Columns for what follows in time, bars for names. */
  readonly kind: 'columns' | 'bars';
  readonly points: readonly { readonly name: string; readonly count: number }[];
}

/** Something a reader should look at: how often it was, and the first of it. */
export interface Finding {
  readonly title: string;
  readonly count: number;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** That there are more than these; empty when there are not. */
  readonly more: string;
}

/** Whether what the report was read from is whole. */
export interface Verdict {
  readonly title: string;
  readonly isGood: boolean;
  readonly text: string;
  /** The hashes by which it can be compared, in full. */
  readonly hashes: readonly Fact[];
}

/** What a report says before its rows. */
export interface ReportFront {
  /** The whole of it, in some sentences. */
  readonly answer: readonly string[];
  readonly figures: readonly Figure[];
  readonly charts: readonly Chart[];
  /** `undefined` where nothing was looked for. */
  readonly findings: readonly Finding[] | undefined;
  readonly verdict: Verdict | undefined;
}

/** Any report, as other programs and a printed page show it. */
export interface ReportTable {
  readonly title: string;
  /** `DOMAIN\name` of whom it was made by. */
  readonly author: string;
  /** What the rows were chosen by, named as on the screen. */
  readonly filters: readonly Fact[];
  /** Whose report it is, when and by whom it was made. */
  readonly made: readonly Fact[];
  /** Counted for forms that are read by people; `undefined` where there is nothing to count. */
  readonly front: ReportFront | undefined;
  readonly columns: readonly TableColumn[];
  /** What the form itself says, such as the number of a page. */
  readonly words: NativeWords['report']['layout'];
  /** Rows in the order of the report, some at a time, a cell for each column. */
  readonly pages: AsyncIterable<readonly TableRow[]>;
}

/** Any report, as a report file keeps it. */
export interface ReportContent {
  readonly header: ReportHeader;
  /** Rows as they are read again, some at a time. Each becomes a line of JSON. */
  readonly pages: AsyncIterable<readonly object[]>;
  /** Signs the SHA-256 of the content, where the organisation has a key for that. */
  readonly sign?: SignReport | undefined;
}

/**
 * Signs the SHA-256 of a report file's content. @throws AppError `report.noSigningKey` when this
 * person does not have the key, `file.*`
 */
export type SignReport = (sha256: string) => Promise<ReportSignature>;

/**
 * Writes a report in one form, piece by piece. @param signal stops what goes on after the last row
 * was read
 *
 * @throws AppError `request.cancelled`, `report.notOnPaper`; and what its rows throw
 */
export type TableWriter = (table: ReportTable, sink: Sink, signal: AbortSignal) => Promise<void>;

/** @returns the SHA-256 by which the content can be compared later */
export type ReportFileWriter = (content: ReportContent, sink: Sink) => Promise<string>;

export type ReportWriters = Readonly<Record<Exclude<ReportForm, 'kdreport'>, TableWriter>> & {
  readonly kdreport: ReportFileWriter;
};
