import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { CallOptions } from '../system.ts';
import type { TypedComputer } from '../tpm/tpm-source.ts';

/** What a search found. */
export interface FoundProtectors {
  /** Newest escrowed first. */
  readonly matches: readonly Protector[];
  /** How many there are in all; more than `matches` when the limit cut the list. */
  readonly total: number;
}

/** A protector with what it protects. Lives in main only. */
export interface DisclosedProtector {
  readonly protector: Protector;
  /** As stored: 48 digits with dashes. Whoever hands it on checks it first. */
  readonly recoveryPassword: string;
  /** The bytes repair-bde wants. */
  readonly keyPackage: Uint8Array | undefined;
}

/** How a key is read where no record is kept. */
export interface ReadOptions extends CallOptions {
  /** The operator's reason, for a database that records disclosures itself. */
  readonly reason: AuditDraft['reason'];
}

/** What every place recovery data is read from lists: never a secret. */
interface ProtectorList {
  readonly name: string;
  /**
   * Whether a disclosure marks the key, so that the computer replaces it. Active Directory knows no
   * such mark.
   */
  readonly marksDisclosed: boolean;

  /**
   * Whether another source that keeps the same key is worth asking after this one failed so.
   *
   * @param failure the code this source failed with
   */
  readonly shouldTryNextSource: (failure: ErrorCode) => boolean;

  /**
   * Protectors whose recovery key ID begins with, or is, the one asked for. Never a secret. One
   * that cannot be trusted is listed as `damaged`.
   *
   * @throws AppError `auth.*`, `directory.*`, `sql.*`, `store.*`, `request.cancelled`
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
   * Protectors of the computers an end user (`DOMAIN\\name`, compared without case) is associated
   * with, at most `limit`. Never a secret. Absent where the source does not know who uses its
   * computers.
   */
  readonly ofEndUser?: (
    endUser: string,
    limit: number,
    options: CallOptions,
  ) => Promise<readonly Protector[]>;

  /**
   * Keys that were handed out and have no newer one on their drive, at most `limit`, longest wait
   * first. Never a secret. Absent where a disclosure leaves no mark. @throws as {@link find}
   */
  readonly awaitingRotation?: (limit: number, options: CallOptions) => Promise<RotationList>;
}

/** A source whose store holds the audit log too. */
export interface RecordingRecoverySource extends ProtectorList {
  readonly recordedBy: 'source';

  /**
   * Hands out the secrets of one protector and marks it disclosed. Entry, mark and read are one
   * transaction: `entry` is durable before this resolves, and a failure of any leaves none.
   *
   * @throws AppError `recovery.noMatch` when there is no such protector (no entry was written),
   *   `store.*` otherwise.
   */
  disclose(keyId: RecoveryKeyId, entry: AuditDraft): Promise<DisclosedProtector>;
}

/** A source that keeps no record in the audit log: the feature that reads it writes the entries. */
export interface UnrecordedRecoverySource extends ProtectorList {
  readonly recordedBy: 'feature';

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

/** A place recovery data is read from. */
export type RecoverySource = RecordingRecoverySource | UnrecordedRecoverySource;
