import type { AuditEntry, ChainHead } from '#shared/audit/audit-entry.ts';
import type { CallOptions } from '../system.ts';

/**
 * A place that the operator cannot change, and that gets every entry of the log as well: a log
 * server, a collector.
 */
export interface Witness {
  /** As people read it. Its mark is remembered under this name. */
  readonly name: string;
  /** Whether a secret goes out only after the witness has confirmed the entry about it. */
  readonly isRequired: boolean;
  /** How many entries it takes at once. */
  readonly atOnce: number;

  /**
   * Hands over entries, in this order. Resolves when the witness has confirmed them, as far as its
   * kind can. After a failure it may get them again; number and hash show that they are the same.
   *
   * @throws AppError `witness.*`, `request.cancelled`
   */
  take(entries: readonly AuditEntry[], options: CallOptions): Promise<void>;

  /** Sends a message that is no entry. @throws as {@link take} */
  test(options: CallOptions): Promise<void>;
}

/** What is remembered of one witness. */
export interface WitnessMark {
  /** The last entry it has confirmed. */
  readonly head: ChainHead;
  /** It does not answer, and the log has an entry about that. */
  readonly isSilent: boolean;
}

/** Remembers, over restarts and apart from the log, how far each witness has it. */
export interface WitnessMarks {
  /**
   * `undefined` for a witness that has confirmed nothing yet.
   *
   * @throws AppError `file.unreadable` when what is kept cannot be read
   */
  of(witness: string): WitnessMark | undefined;
  /** On the disk when it returns. @throws AppError `file.*` */
  keep(witness: string, mark: WitnessMark): void;
}
