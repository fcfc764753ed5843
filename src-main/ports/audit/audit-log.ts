import type { AuditDraft, AuditEntry, ChainHead, ChainVerdict } from '#shared/audit/audit-entry.ts';
import type { ReportOptions } from './audit-report.ts';

export interface VerifyOptions extends ReportOptions {
  /** An entry up to which the log was checked before. */
  readonly since?: ChainHead;
  /** Beside `since`: the number of an entry after which nothing is checked. */
  readonly until?: number;
}

/** A check of a whole log that found no fault. */
export interface WholeCheck {
  /** The newest entry it has checked. */
  readonly head: ChainHead;
  /** When it began: ISO 8601, UTC. */
  readonly at: string;
}

/** The append-only, hash-chained list of entries. */
export interface AuditLog {
  /**
   * Numbers, times, chains and writes one entry. Resolves only when it is durable. A disclosure
   * beyond the operator's limit is not written.
   *
   * @throws AppError `disclosure.limitReached` with the limit and when it ends; `input.invalid` for
   *   one that is flagged as beyond it without being an admin's, or without its reason
   * @throws AppError `store.*` when it could not be written; then there is no entry.
   */
  append(draft: AuditDraft): Promise<AuditEntry>;

  /** Entries with a sequence of at least `from`, oldest first, at most `limit`. */
  read(from: number, limit: number): Promise<readonly AuditEntry[]>;

  /**
   * Reads the chain and checks it, from the first entry to what is the newest one when it begins: a
   * whole check. With `since`, only that this entry is still what it was, and what follows it.
   * `count` is the number of the newest entry either way. A whole check also compares what the log
   * keeps to find entries by.
   *
   * @throws AppError `store.*`, `request.cancelled`; `store.behindWitness` and
   *   `store.unlikeWitness` for a whole chain that is not the one a witness was handed
   */
  verify(options: VerifyOptions): Promise<ChainVerdict>;

  /**
   * The whole check that was made when the log was opened, where one was; waits for its end.
   * `undefined` when it found a fault or could not be made.
   */
  checkedAtOpening?(options: ReportOptions): Promise<WholeCheck | undefined>;

  /** The sequence of the newest entry; 0 while there is none. */
  newestSequence(): Promise<number>;

  /**
   * The newest `sign-in` and `unlock` entries of one account (compared without case) that succeeded
   * or failed with one of `GUESS_FAILURES`, newest first, at most `limit`.
   */
  latestSignIns(account: string, limit: number): Promise<readonly AuditEntry[]>;

  /**
   * The newest failed sign-ins and unlocks at one workstation, with one of `GUESS_FAILURES` and
   * whatever account, newest first, at most `limit`; at least among the newest 5,000 entries.
   */
  latestGuessesAt(workstation: string, limit: number): Promise<readonly AuditEntry[]>;

  /**
   * The newest requests of one account that failed with one of `KEY_GUESS_FAILURES`, newest first,
   * at most `limit`; at least among the newest 5,000 entries. A log that fills in the operator
   * itself answers for that operator.
   */
  latestKeyGuesses(account: string, limit: number): Promise<readonly AuditEntry[]>;

  /**
   * Successful disclosures of recovery passwords of one computer (`DOMAIN\\name`) at or after a
   * moment (ISO 8601, UTC), newest first.
   */
  disclosuresOf(computer: string, since: string): Promise<readonly AuditEntry[]>;
}

/** A central log: a refused sign-in cannot be written there, so it knows of no guesses. */
export type LogWithoutGuesses = Omit<AuditLog, 'latestGuessesAt'>;
