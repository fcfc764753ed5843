import type { AuditCursor, AuditFilter, AuditPage, AuditQuery, AuditSummary } from '../../src-shared/model/audit-report.ts';
import type { CallOptions } from './call-options.ts';

export interface ReportOptions extends CallOptions {
  /** Entries looked at so far, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads an audit log for people. An intent whose outcome is known is left out: the outcome tells of both. Long logs are read in
 * pieces, so that nothing waits for them and a cancel ends them.
 */
export interface AuditReport {
  /**
   * At most `limit` rows after the cursor, or the first ones.
   * @throws AppError `store.*`, `request.cancelled`
   */
  page(query: AuditQuery, after: AuditCursor | null, limit: number, options: ReportOptions): Promise<AuditPage>;

  /** Totals of everything the filter lets through. @throws as {@link page} */
  summary(filter: AuditFilter, options: ReportOptions): Promise<AuditSummary>;
}
