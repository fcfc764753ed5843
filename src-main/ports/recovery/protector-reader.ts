import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { CallOptions } from '../call-options.ts';
import type { TypedComputer } from '../tpm/tpm-source.ts';
import type { DisclosedProtector, FoundProtectors } from './recovery-source.ts';

/** How a key is read. */
export interface ReadOptions extends CallOptions {
  /** The operator's reason, for a database that records disclosures itself. */
  readonly reason: AuditDraft['reason'];
}

/**
 * A place recovery data is kept that keeps no record in the audit log: whoever calls {@link read}
 * writes the entry first.
 */
export interface ProtectorReader {
  readonly name: string;
  /** Whether reading marks the key, so that the computer replaces it. */
  readonly marksDisclosed: boolean;

  /**
   * Protectors whose recovery key ID begins with, or is, the one asked for. Never a secret. An
   * object that cannot be trusted is listed as `damaged`.
   *
   * @throws AppError `auth.*`, `directory.*`, `sql.*`, `request.cancelled`
   */
  find(query: KeyIdQuery, limit: number, options: CallOptions): Promise<FoundProtectors>;

  /**
   * Protectors of the computers of this name, in any domain when `domain` is empty, newest first,
   * at most `limit`. Never a secret.
   *
   * @throws as {@link find}
   */
  ofComputer(
    computer: TypedComputer,
    limit: number,
    options: CallOptions,
  ): Promise<readonly Protector[]>;

  /**
   * As {@link ofComputer}, of the computers an end user (`DOMAIN\\name`) is associated with. Absent
   * where the place does not know them.
   */
  readonly ofEndUser?: (
    endUser: string,
    limit: number,
    options: CallOptions,
  ) => Promise<readonly Protector[]>;

  /**
   * The secrets of one protector, as they are kept. Leaves no record in the audit log.
   *
   * @throws AppError `recovery.noMatch`, `recovery.notPermitted` when there is one whose password
   *   the operator may not read, `recovery.damagedPassword` when what is kept is no recovery
   *   password of this key, `recovery.keyClosed` when the place cannot decrypt it,
   *   `sql.outcomeUnknown` when it may have been marked without having been read, `auth.*`,
   *   `directory.*`, `sql.*`, `request.cancelled`
   */
  read(keyId: RecoveryKeyId, options: ReadOptions): Promise<DisclosedProtector>;
}
