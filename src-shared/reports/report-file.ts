import { z } from 'zod';
import { ChainHead, Sha256Hex } from '../audit/audit-entry.ts';
import { AuditQuery, ReportColumn } from '../audit/audit-report.ts';
import { UnusualActivity } from '../audit/unusual-activity.ts';
import { EscrowColumn } from '../escrow/escrow-column.ts';
import { EscrowQuery, EscrowReading } from '../escrow/escrow-report.ts';
import { ReportSignature } from './report-signature.ts';

/**
 * What a report is exported as: tables for other programs and for print, or a report file that
 * opens here without its source.
 */
export const ReportForm = z.enum(['csv', 'xlsx', 'pdf', 'kdreport']);
export type ReportForm = z.infer<typeof ReportForm>;

/**
 * Longest report file that is opened, in bytes, compressed; what comes out of it has limits of its
 * own.
 */
export const LONGEST_REPORT_FILE = 100_000_000;

/**
 * Most rows of a form. A report file is read into memory; a PDF takes no more of it for more rows,
 * but 50,000 are some 2,300 sheets and a minute.
 */
export const MOST_ROWS: Partial<Readonly<Record<ReportForm, number>>> = {
  pdf: 50_000,
  kdreport: 500_000,
};

/**
 * A printer takes one document, which Chromium lays out as a whole: 1,000 rows take half a gigabyte
 * for a moment, and more take more.
 */
export const MOST_PRINTED_ROWS = 1_000;

/**
 * The version that is written now. Version 1 had no `report`: it knew the Recovery Audit Report
 * alone. Entries have a flag since version 3, there is Recovery Key Backup since version 4, and
 * what is unusual since version 5.
 */
export const REPORT_FILE_VERSION = 5;
/** The first version whose entries have a flag. */
export const FLAGS_SINCE = 3;

const about = {
  kind: z.literal('keydesk-report'),
  version: z.int().min(1),
  organisation: z.string().max(200),
  /** ISO 8601, UTC. */
  generatedAt: z.iso.datetime(),
  /** `DOMAIN\\name` */
  generatedBy: z.string().max(400),
};

/** The Recovery Audit Report: each row is an entry of the log, with its hash. */
export const AuditReportHeader = z.object({
  ...about,
  report: z.literal('recovery-audit'),
  query: AuditQuery,
  columns: z.array(ReportColumn).min(1),
  /** The newest entry of the log when the report was made. */
  head: ChainHead,
  /**
   * What was unusual in it beside the log, which the file does not have; what is none is as if
   * there were none.
   */
  unusual: UnusualActivity.optional().catch(undefined),
});
export type AuditReportHeader = z.infer<typeof AuditReportHeader>;

/**
 * Reports on computers: their rows carry no hash of their own, the file's end vouches for all of
 * them.
 */
export const ComplianceReportHeader = z.object({
  ...about,
  report: z.enum(['computer-compliance', 'enterprise-compliance']),
  /** The filter, as the report that reads it again knows it. */
  query: z.json(),
  columns: z.array(z.string().max(60)).min(1).max(100),
});
export type ComplianceReportHeader = z.infer<typeof ComplianceReportHeader>;

/** Recovery Key Backup: each row is a computer, or keys without one. */
export const EscrowReportHeader = z.object({
  ...about,
  report: z.literal('recovery-key-backup'),
  query: EscrowQuery,
  columns: z.array(EscrowColumn).min(1),
  /** What was read for it, and when: long before it was written, maybe. */
  reading: EscrowReading,
});
export type EscrowReportHeader = z.infer<typeof EscrowReportHeader>;

/** What a report file says of itself: its first line. */
export const ReportHeader = z.discriminatedUnion('report', [
  AuditReportHeader,
  ComplianceReportHeader,
  EscrowReportHeader,
]);
export type ReportHeader = z.infer<typeof ReportHeader>;

/** Its last line: how many rows there are, and the SHA-256 of everything before this line. */
export const ReportEnd = z.object({
  kind: z.literal('end'),
  rows: z.int().min(0),
  sha256: Sha256Hex,
  /** Of that SHA-256; what is none is as if there were none. */
  signature: ReportSignature.optional().catch(undefined),
});
export type ReportEnd = z.infer<typeof ReportEnd>;

/**
 * Where a report file comes from. `from-log`: the log of whoever is signed in has an entry of its
 * export, with the SHA-256 of its content. `not-asked`: nobody who may read the log is signed in.
 */
export const ReportOrigin = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['not-asked', 'not-found']) }),
  z.object({
    state: z.literal('from-log'),
    sequence: z.int(),
    /** ISO 8601, UTC. */
    time: z.string(),
    /** `DOMAIN\\name` */
    operator: z.string(),
  }),
]);
export type ReportOrigin = z.infer<typeof ReportOrigin>;

/**
 * What checking a report file found. `altered`: at this row, or `null` where only the whole does
 * not fit.
 */
export const ReportVerdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('intact'), sha256: Sha256Hex }),
  z.object({ state: z.literal('altered'), row: z.int().nullable() }),
  z.object({ state: z.literal('cut-short') }),
]);
export type ReportVerdict = z.infer<typeof ReportVerdict>;
