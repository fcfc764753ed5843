import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { CallOptions } from '../call-options.ts';
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

/** A place recovery data is read from. */
export interface RecoverySource {
  readonly name: string;
  /**
   * Whether a disclosure marks the key, so that the computer replaces it. Active Directory knows no
   * such mark.
   */
  readonly marksDisclosed: boolean;

  /** Protectors whose recovery key ID begins with, or is, the one asked for. Never a secret. */
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

  /**
   * Hands out the secrets of one protector and marks it disclosed.
   *
   * Promise: `entry` is durable in the audit log before this resolves, and the mark with it. Where
   * source and log are one store, entry, mark and read are one transaction; a failure of any of
   * them leaves none.
   *
   * @throws AppError `recovery.noMatch` when there is no such protector (no entry was written),
   *   `store.*` otherwise.
   */
  disclose(keyId: RecoveryKeyId, entry: AuditDraft): Promise<DisclosedProtector>;
}
