import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type {
  AuditCursor,
  AuditFilter,
  AuditPage,
  AuditQuery,
  AuditSummary,
} from '#shared/audit/audit-report.ts';
import type { CallOptions } from '../system.ts';

/** How a long report is read. */
export interface ReportOptions extends CallOptions {
  /** Entries looked at so far, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A value for each field, row by row. */
export type EntryValues = readonly (readonly (string | number)[])[];

/** A page of a report. */
export interface WantedPage<Query, Cursor> {
  readonly query: Query;
  /** The end of the page before; `null` for the first one. */
  readonly after: Cursor | null;
  /** How many rows at most. */
  readonly limit: number;
}

/**
 * Reads an audit log for people. An intent whose outcome is known is left out: the outcome tells of
 * both. Long logs are read in pieces, so that nothing waits for them and a cancel ends them.
 */
export interface AuditReport {
  /**
   * At most `limit` rows after the cursor, or the first ones.
   *
   * @throws AppError `store.*`, `request.cancelled`
   */
  page(wanted: WantedPage<AuditQuery, AuditCursor>, options: ReportOptions): Promise<AuditPage>;

  /**
   * The given fields of everything the query finds, in its order, some rows at a time: for writing
   * them all down. An entry that was damaged in the log is among them as it stands. @throws as
   * {@link page}
   */
  values(
    query: AuditQuery,
    fields: readonly (keyof AuditEntry)[],
    options: ReportOptions,
  ): AsyncIterable<EntryValues>;

  /** Totals of everything the filter lets through. @throws as {@link page} */
  summary(filter: AuditFilter, options: ReportOptions): Promise<AuditSummary>;

  /**
   * The entries of the request that the entry with this number belongs to, itself among them, in
   * order; none where there is no such entry. One that was damaged in the log is among them as it
   * stands. @throws as {@link page}
   */
  requestOf(sequence: number, options: CallOptions): Promise<readonly AuditEntry[]>;
}
