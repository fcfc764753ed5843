import { z } from 'zod';
import { AuditQuery, ReportColumn } from '../audit/audit-report.ts';
import { ComputerColumn } from '../compliance/compliance-column.ts';
import { ComplianceQuery } from '../compliance/enterprise-compliance.ts';
import { EscrowColumn } from '../escrow/escrow-column.ts';
import { EscrowQuery } from '../escrow/escrow-report.ts';
import { AuditPlace, CompliancePlace, SearchPlace } from './report-place.ts';

/** What each report is called in files, in entries and on the command line. */
export const ReportName = z.enum([
  'recovery-audit',
  'computer-compliance',
  'enterprise-compliance',
  'recovery-key-backup',
]);
export type ReportName = z.infer<typeof ReportName>;

/** What the query finds, in these columns. */
const AuditReport = z.object({
  report: z.literal('recovery-audit'),
  query: AuditQuery,
  columns: z.array(ReportColumn).min(1).max(ReportColumn.options.length),
});

/** One computer with its volumes, by the names its source has. */
const ComputerReport = z.object({
  report: z.literal('computer-compliance'),
  name: z.string().min(1).max(255),
  domain: z.string().max(255),
});

const EnterpriseReport = z.object({
  report: z.literal('enterprise-compliance'),
  query: ComplianceQuery,
  columns: z.array(ComputerColumn).min(1).max(ComputerColumn.options.length),
});

/** What the query finds of what was read last. */
const EscrowReport = z.object({
  report: z.literal('recovery-key-backup'),
  query: EscrowQuery,
  columns: z.array(EscrowColumn).min(1).max(EscrowColumn.options.length),
});

/** What is exported or printed of compliance. */
export type ComplianceReportToWrite = z.infer<typeof ComputerReport | typeof EnterpriseReport>;

/** What is exported or printed, and where it is read from. */
export const ReportToWrite = z.discriminatedUnion('report', [
  AuditReport.extend({ from: AuditPlace }),
  ComputerReport.extend({ from: CompliancePlace }),
  EnterpriseReport.extend({ from: CompliancePlace }),
  EscrowReport.extend({ from: SearchPlace }),
]);
export type ReportToWrite = z.infer<typeof ReportToWrite>;

/** What is kept for reading without a network: the Recovery Audit Report of the log alone. */
export const ReportToKeep = AuditReport.omit({ report: true });
