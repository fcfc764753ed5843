import type { AuditEntry } from '../../src-shared/model/audit-entry.ts';
import type { ReportHeader, ReportVerdict } from '../../src-shared/model/audit-report.ts';
import type { CallOptions } from './call-options.ts';

/** A report file, read and checked. What was read of one that is altered or cut short is still there to be looked at. */
export interface SavedReport {
  readonly header: ReportHeader;
  /** In the order of their numbers. */
  readonly entries: readonly AuditEntry[];
  readonly verdict: ReportVerdict;
}

/**
 * Reads a report file.
 * @throws AppError `report.notAReport`, `report.newer` when it was made by a version this one does not know, `report.tooLarge`,
 * `request.cancelled`
 */
export type ReportReader = (bytes: Uint8Array, options: CallOptions) => Promise<SavedReport>;
