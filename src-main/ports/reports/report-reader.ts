import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { EscrowRow } from '#shared/escrow/escrow-report.ts';
import type {
  AuditReportHeader,
  ComplianceReportHeader,
  EscrowReportHeader,
  ReportVerdict,
} from '#shared/reports/report-file.ts';
import type { ReportSignature } from '#shared/reports/report-signature.ts';
import type { CallOptions } from '../system.ts';

/** A saved Recovery Audit Report. */
export interface SavedAuditReport {
  readonly header: AuditReportHeader;
  /** In the order of their numbers. */
  readonly entries: readonly AuditEntry[];
  readonly verdict: ReportVerdict;
}

/** A saved report on computers. */
export interface SavedComplianceReport {
  readonly header: ComplianceReportHeader;
  /** In the order of the file. */
  readonly computers: readonly ComputerCompliance[];
  readonly verdict: ReportVerdict;
}

/** A saved Recovery Key Backup. */
export interface SavedEscrowReport {
  readonly header: EscrowReportHeader;
  /** In the order of the file. */
  readonly rows: readonly EscrowRow[];
  readonly verdict: ReportVerdict;
}

/**
 * A report file, read and checked. What was read of one that is altered or cut short is still there
 * to be looked at.
 */
export type SavedReport = (SavedAuditReport | SavedComplianceReport | SavedEscrowReport) & {
  /** As the file has it; whether it fits was not looked at. */
  readonly signature?: ReportSignature | undefined;
};

/**
 * Reads a report file.
 *
 * @throws AppError `report.notAReport`, `report.newer` when it was made by a version this one does
 *   not know, `report.tooLarge`, `request.cancelled`
 */
export type ReportReader = (bytes: Uint8Array, options: CallOptions) => Promise<SavedReport>;
