import type { AuditEntry, ChainHead } from '#shared/audit/audit-entry.ts';
import type { CallOptions } from '../system.ts';

/** Where the newest entry of the log is noted once a day, out of reach of the operator. */
export interface AnchorPlace {
  /** As people read it. What was noted is remembered under this name. */
  readonly name: string;
  /**
   * Notes number, hash and time of an entry. It may be there after a failure as well.
   *
   * @throws AppError `witness.*`, `message.*`, `request.cancelled`
   */
  note(entry: Pick<AuditEntry, 'sequence' | 'hash' | 'time'>, options: CallOptions): Promise<void>;
  /** Whether it could be noted; nothing is. @throws as {@link note} */
  test(options: CallOptions): Promise<void>;
}

/** What is remembered of one place. */
export interface AnchorMark {
  /** When it got the last anchor: ISO 8601, UTC. Empty before the first one. */
  readonly at: string;
  readonly head: ChainHead;
  /** It did not take one, and the log has an entry about that. */
  readonly isSilent: boolean;
}

/** Remembers, over restarts, what each place has. */
export interface AnchorMarks {
  /** `undefined` for one that has nothing yet. @throws AppError `file.unreadable` */
  of(place: string): AnchorMark | undefined;
  /** On the disk when it returns. @throws AppError `file.*` */
  keep(place: string, mark: AnchorMark): void;
}
