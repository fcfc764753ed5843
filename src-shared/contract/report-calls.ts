import { z } from 'zod';
import { ComparedLog } from '../audit/anchor-verdict.ts';
import { LogVerdict } from '../audit/audit-entry.ts';
import {
  AuditCursor,
  AuditFilter,
  AuditPage,
  AuditQuery,
  AuditSummary,
  RequestEntries,
} from '../audit/audit-report.ts';
import { RotationList } from '../audit/awaiting-rotation.ts';
import { UnusualActivity } from '../audit/unusual-activity.ts';
import { KeptReport } from '../reports/kept-report.ts';
import { ReportForm, ReportHeader, ReportOrigin, ReportVerdict } from '../reports/report-file.ts';
import { AuditPlace, isInFile } from '../reports/report-place.ts';
import { SignatureVerdict } from '../reports/report-signature.ts';
import { ReportToKeep, ReportToWrite } from '../reports/report-to-write.ts';
import { ReportViews } from '../reports/report-view.ts';
import { DroppedFile, Progress, SaveResult, call } from './call.ts';

/** What came of a print dialog. */
const PrintResult = z.object({ outcome: z.enum(['printed', 'cancelled']) });

/** What checking the whole log found, where what is written down says so. */
const Checked = z.object({ log: LogVerdict.optional() });
/** Rows that were written so far. */
const Rows = z.object({ rows: z.int() });

/** A report file, and what checking it found. */
const OpenedReport = z.object({
  reportId: z.uuid(),
  fileName: z.string(),
  header: ReportHeader,
  verdict: ReportVerdict,
  signature: SignatureVerdict,
});
export type OpenedReport = z.infer<typeof OpenedReport>;

/**
 * Where a report file comes from: a dialog, the operating system (a double click, for one), the
 * page it was dropped on, or the reports that are kept on this computer.
 */
const FileToOpen = z.discriminatedUnion('by', [
  z.object({ by: z.literal('dialog') }),
  z.object({ by: z.literal('system') }),
  DroppedFile.extend({ by: z.literal('drop') }),
  z.object({ by: z.literal('kept'), id: z.uuid() }),
]);

/** The Recovery Audit Report, what is written of any report, and report files. */
export const reportCalls = {
  /** How the signed-in person looks at the report, remembered between runs. */
  'reports.views': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ views: ReportViews }),
  }),
  'reports.rememberViews': call({
    access: 'reports',
    input: z.object({ views: ReportViews }),
    output: z.void(),
  }),
  /** One page of the Recovery Audit Report. */
  'reports.page': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: AuditPlace, query: AuditQuery, after: AuditCursor.nullable() }),
    output: AuditPage,
    progress: Progress,
  }),
  'reports.summary': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: AuditPlace, filter: AuditFilter }),
    output: AuditSummary,
    progress: Progress,
  }),
  /** The entry with this number, and the others of its request. */
  'reports.request': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: AuditPlace, sequence: z.int().min(1) }),
    output: RequestEntries,
  }),
  /**
   * Saves what the log has of the request this entry belongs to, in a file that can be checked
   * alone and against the log. An audit entry of its own.
   */
  'reports.saveEvidence': call({
    access: 'reports',
    input: z.object({ sequence: z.int().min(1) }),
    output: SaveResult,
  }),
  /** Keys that were handed out and not yet replaced; `null` where no source can tell. */
  'reports.awaitingRotation': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ list: RotationList.nullable() }),
  }),
  /**
   * What is unusual among the newest disclosures of a report. Nothing of it is stored, but a report
   * file has what was found when it was made.
   */
  'reports.unusual': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: AuditPlace, filter: AuditFilter }),
    output: UnusualActivity,
  }),
  /** Checks the whole log, or what is new in it since that was done. */
  'reports.verifyChain': call({
    access: 'reports',
    input: z.strictObject({ whole: z.boolean() }),
    output: LogVerdict,
    progress: Progress,
  }),
  /**
   * Compares the log with anchors in a file that the person chooses; `null` when none was chosen.
   * The whole chain is checked meanwhile.
   */
  'reports.compareAnchors': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ compared: ComparedLog.nullable() }),
    progress: Progress,
  }),
  /**
   * Writes a report into a file the person chooses. An audit entry of its own, as printing one,
   * unless it is read from a report file.
   */
  'reports.export': call({
    access: 'reports',
    isForAnyone: ({ what }) => isInFile(what.from),
    input: z.object({ what: ReportToWrite, form: ReportForm }),
    output: SaveResult.and(Checked),
    progress: Rows,
  }),
  /** Prints a report, as its PDF shows it. */
  'reports.print': call({
    access: 'reports',
    isForAnyone: ({ what }) => isInFile(what.from),
    input: z.object({ what: ReportToWrite }),
    output: PrintResult.and(Checked),
    progress: Rows,
  }),

  /** Opens a report file; `null` when no file was chosen, or none is waiting. */
  'reports.open': call({
    access: 'anyone',
    input: FileToOpen,
    output: z.object({ opened: OpenedReport.nullable() }),
  }),
  /** Whether the open report file comes from the log of whoever is signed in. */
  'reports.origin': call({
    access: 'anyone',
    input: z.object({ reportId: z.uuid() }),
    output: ReportOrigin,
  }),
  'reports.close': call({ access: 'anyone', input: z.void(), output: z.void() }),

  /** Reports that were viewed and are kept on this computer for reading without a network. */
  'keptReports.list': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ reports: z.array(KeptReport) }),
  }),
  /** Keeps what is viewed, where the organisation wants that. An audit entry of its own. */
  'keptReports.keep': call({
    access: 'reports',
    input: ReportToKeep,
    output: z.object({ isKept: z.boolean() }),
  }),
  /** Deletes one, or with `null` all. */
  'keptReports.forget': call({
    access: 'anyone',
    input: z.object({ id: z.uuid().nullable() }),
    output: z.void(),
  }),
} as const;
