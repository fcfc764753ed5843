import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { AuditReport } from '../audit/audit-report.ts';
import type { ComplianceSource } from '../compliance/compliance-source.ts';
import type { CallOptions } from '../system.ts';

/** The rows of a report file in a store of their own, in memory. Nothing of them is on the disk. */
export interface ReportStore<Reader> {
  /** Answers as the store the rows came from does: the same pages, filters, order and totals. */
  readonly reader: Reader;
  /** Lets go of the rows. What is still being read then fails. */
  close(): Promise<void>;
}

/**
 * Puts rows that were checked into such a store.
 *
 * @throws AppError `request.cancelled`, `store.*`; then there is no store
 */
export interface OpenReportStore {
  /**
   * The entries of an audit report; gaps between them are usual. One that is told twice is kept
   * once.
   */
  entries(entries: readonly AuditEntry[], options: CallOptions): Promise<ReportStore<AuditReport>>;
  /** @param name of the source, as where a computer is known */
  computers(
    name: string,
    computers: readonly ComputerCompliance[],
    options: CallOptions,
  ): Promise<ReportStore<ComplianceSource>>;
}
