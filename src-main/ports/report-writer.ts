import type { AuditColumn, AuditRow, ReportForm, ReportHeader } from '../../src-shared/model/audit-report.ts';
import type { NativeWords } from '../../src-shared/model/native-words.ts';
import type { Sink } from './file-saver.ts';

export interface ReportToWrite {
  readonly header: ReportHeader;
  readonly columns: readonly AuditColumn[];
  readonly words: NativeWords['report'];
  /** Rows in the order of the report, a page at a time. */
  readonly pages: AsyncIterable<readonly AuditRow[]>;
}

/** Writes a report in one form, piece by piece. @returns the SHA-256 by which the content can be compared later, where the form has one */
export type ReportWriter = (report: ReportToWrite, sink: Sink) => Promise<string | undefined>;

export type ReportWriters = Readonly<Record<ReportForm, ReportWriter>>;
