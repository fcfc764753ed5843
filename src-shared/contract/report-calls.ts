import { z } from 'zod';
import { ChainVerdict } from '../audit/audit-entry.ts';
import {
  AuditColumn,
  AuditCursor,
  AuditFilter,
  AuditPage,
  AuditQuery,
  AuditSummary,
} from '../audit/audit-report.ts';
import { RotationList } from '../audit/awaiting-rotation.ts';
import { KeptReport } from '../reports/kept-report.ts';
import { ReportForm, ReportHeader, ReportVerdict } from '../reports/report-file.ts';
import { ReportViews } from '../reports/report-view.ts';
import { DroppedFile, Progress, SaveResult, call } from './call.ts';

const AuditQueryInput = z.object({ query: AuditQuery, after: AuditCursor.nullable() });

const ExportInput = z.object({
  query: AuditQuery,
  columns: z.array(AuditColumn).min(1).max(AuditColumn.options.length),
  form: ReportForm,
});

const PrintInput = ExportInput.omit({ form: true });
/** What came of a print dialog. */
export const PrintResult = z.object({ outcome: z.enum(['printed', 'cancelled']) });
/** Rows that were written so far. */
export const Rows = z.object({ rows: z.int() });

const OpenedReport = z.object({
  reportId: z.uuid(),
  fileName: z.string(),
  header: ReportHeader,
  verdict: ReportVerdict,
});
export type OpenedReport = z.infer<typeof OpenedReport>;

/** Reports: from the audit log, and from files that were saved of it. */
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
    input: AuditQueryInput,
    output: AuditPage,
    progress: Progress,
  }),
  'reports.summary': call({
    access: 'reports',
    input: z.object({ filter: AuditFilter }),
    output: AuditSummary,
    progress: Progress,
  }),
  /** Keys that were handed out and not yet replaced; `null` where no source can tell. */
  'reports.awaitingRotation': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ list: RotationList.nullable() }),
  }),
  /** Writes everything the query finds into a file the person chooses. An audit entry of its own. */
  'reports.export': call({
    access: 'reports',
    input: ExportInput,
    output: SaveResult,
    progress: Rows,
  }),
  /** Prints everything the query finds, as the PDF shows it. An audit entry of its own. */
  'reports.print': call({
    access: 'reports',
    input: PrintInput,
    output: PrintResult,
    progress: Rows,
  }),
  /** Checks the whole chain, from the first entry to the newest. */
  'reports.verifyChain': call({
    access: 'reports',
    input: z.void(),
    output: ChainVerdict,
    progress: Progress,
  }),

  /** Lets the person pick a report file and opens it; `null` when the dialog was closed. */
  'savedReport.choose': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ opened: OpenedReport.nullable() }),
  }),
  /** Reports that were viewed and kept on this computer for reading without a network. */
  'keptReports.list': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ reports: z.array(KeptReport) }),
  }),
  /** Keeps what is viewed, where the organisation wants that. An audit entry of its own. */
  'keptReports.keep': call({
    access: 'reports',
    input: PrintInput,
    output: z.object({ isKept: z.boolean() }),
  }),
  /** Deletes one, or with `null` all. */
  'keptReports.forget': call({
    access: 'anyone',
    input: z.object({ id: z.uuid().nullable() }),
    output: z.void(),
  }),
  'savedReport.openKept': call({
    access: 'anyone',
    input: z.object({ id: z.uuid() }),
    output: OpenedReport,
  }),
  /**
   * Opens the file the operating system handed over last, by double click for one; `null` when
   * there is none.
   */
  'savedReport.takeHanded': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ opened: OpenedReport.nullable() }),
  }),
  'savedReport.drop': call({ access: 'anyone', input: DroppedFile, output: OpenedReport }),
  'savedReport.page': call({
    access: 'anyone',
    input: AuditQueryInput.extend({ reportId: z.uuid() }),
    output: AuditPage,
  }),
  'savedReport.summary': call({
    access: 'anyone',
    input: z.object({ reportId: z.uuid(), filter: AuditFilter }),
    output: AuditSummary,
  }),
  'savedReport.export': call({
    access: 'anyone',
    input: ExportInput.extend({ reportId: z.uuid() }),
    output: SaveResult,
    progress: Rows,
  }),
  'savedReport.print': call({
    access: 'anyone',
    input: PrintInput.extend({ reportId: z.uuid() }),
    output: PrintResult,
    progress: Rows,
  }),
  'savedReport.close': call({ access: 'anyone', input: z.void(), output: z.void() }),
} as const;
