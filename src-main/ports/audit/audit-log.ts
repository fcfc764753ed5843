import type { AuditDraft, AuditEntry, ChainVerdict } from '#shared/audit/audit-entry.ts';
import type { ReportOptions } from './audit-report.ts';

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
   * Reads the chain and checks it, from the first entry to what is the newest one when it begins.
   *
   * @throws AppError `store.*`, `request.cancelled`; `store.behindWitness` and
   *   `store.unlikeWitness` for a whole chain that is not the one a witness was handed
   */
  verify(options: ReportOptions): Promise<ChainVerdict>;

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
