import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { ListState } from '#shared/request/list-state.ts';
import type { CloudSignInOptions } from '../connection/cloud-sign-in.ts';
import type { CallOptions } from '../system.ts';
import type { TypedComputer } from '../tpm/tpm-source.ts';

/** Where a source looks that cannot search by key ID: at these computers, and at no other. */
export interface SearchPlaces {
  readonly computers: readonly TypedComputer[];
  /** The computers of this person as well. */
  readonly endUser?: AccountNames;
  /** There can be no match elsewhere: the source that lists the same keys has answered. */
  readonly areAll?: boolean;
}

/** How keys are searched. */
export interface FindOptions extends CallOptions {
  /** Keys that were deleted, alone or with their computer, are found as well, and marked. */
  readonly withDeleted?: boolean;
  /** For a source that is `searchedByPlace`; no other looks at it. */
  readonly places?: SearchPlaces;
}

/** What a search found. */
export interface FoundProtectors {
  /** Newest escrowed first. */
  readonly matches: readonly Protector[];
  /** How many there are in all; more than `matches` when the limit cut the list. */
  readonly total: number;
  /** Why there may be more that it could not search for; absent where these are all. */
  readonly incomplete?: ErrorCode;
}

/** A protector with its secrets. Only main has it. */
export interface DisclosedProtector {
  readonly protector: Protector;
  /** As stored, 48 digits with dashes. It has to be checked before it is shown. */
  readonly recoveryPassword: string;
  /** The bytes that repair-bde needs. */
  readonly keyPackage: Uint8Array | undefined;
}

/** How a key is read from a source that does not keep the audit log. */
export interface ReadOptions extends FindOptions {
  /** The operator's reason, for a database that has its own record of disclosures. */
  readonly reason: AuditDraft['reason'];
  /** What binds the audit entries together, for a service that takes it into its own record. */
  readonly requestId?: AuditDraft['requestId'];
}

/** How a source is asked to have a key replaced. */
interface RotationOptions extends CallOptions {
  /** What the browser shows after the sign-in that permits it, as HTML. */
  readonly pages: CloudSignInOptions['pages'];
}

/** Has keys replaced on their computers, when the computers are next in touch. */
export interface KeyRotation {
  /** Whether this key can be replaced so. */
  fits(protector: Protector): boolean;
  /**
   * Asks for it, after a sign-in in the browser where it needs one. It may take days until the new
   * key is there. After a cancel it may have been asked or not.
   *
   * @throws AppError `entra.*`, `recovery.noMatch`, `request.inProgress`, `request.cancelled`
   */
  request(keyId: RecoveryKeyId, options: RotationOptions): Promise<void>;
}

/** What every source lists of its protectors: never a secret. */
interface ProtectorList {
  readonly name: string;
  /** Whether a disclosure marks the key, so that the computer replaces it. Not in AD. */
  readonly marksDisclosed: boolean;
  /**
   * The list that the beginning of a key ID is answered from, which has an age. Absent where the
   * source itself is asked. Until the list is there, {@link find} throws for such a beginning.
   */
  readonly listState?: () => ListState;

  /**
   * Present where it cannot search by key ID: {@link find} looks at its `places`, and at keys that
   * it has listed before. `listedBy` names the source that lists the same keys: that is searched
   * first.
   */
  readonly searchedByPlace?: { readonly listedBy: string | undefined };

  /**
   * Whether the next source that keeps the same key should be read after this one has failed.
   *
   * @param failure the error code of this source
   */
  readonly shouldTryNextSource: (failure: ErrorCode) => boolean;

  /**
   * Protectors whose recovery key ID is, or begins with, the one asked for. One whose data is wrong
   * is listed as `damaged`.
   *
   * @throws AppError `auth.*`, `directory.*`, `sql.*`, `entra.*`, `adminService.*`, `store.*`,
   *   `kerberos.*`, `request.cancelled`
   */
  find(query: KeyIdQuery, limit: number, options: FindOptions): Promise<FoundProtectors>;

  /**
   * Protectors of the computers of this name, in any domain when `domain` is empty, newest first,
   * at most `limit`.
   *
   * @throws as {@link find}
   */
  ofComputer(
    computer: TypedComputer,
    limit: number,
    options: FindOptions,
  ): Promise<readonly Protector[]>;

  /**
   * Protectors of the computers an end user is associated with, at most `limit`. Absent where the
   * source does not know who uses a computer. @throws as {@link find}
   */
  readonly ofEndUser?: (
    endUser: AccountNames,
    limit: number,
    options: CallOptions,
  ) => Promise<readonly Protector[]>;

  /**
   * Disclosed keys whose drive has no newer key yet, longest wait first, at most `limit`. Absent
   * where a disclosure leaves no mark. @throws as {@link find}
   */
  readonly awaitingRotation?: (limit: number, options: CallOptions) => Promise<RotationList>;

  /**
   * The newest key that was escrowed for the same drive after this one; `undefined` where it knows
   * none. Absent where the keys of the computer tell. @throws as {@link find}
   */
  readonly newerKey?: (
    keyId: RecoveryKeyId,
    options: CallOptions,
  ) => Promise<Protector | undefined>;

  /**
   * Computers of the directory's own domains back up a new key here by themselves, when they are
   * told to: it can be replaced there.
   */
  readonly takesBackups?: true;

  /** Absent where the source cannot have a key replaced. */
  readonly rotation?: KeyRotation;
}

/** A source whose store keeps the audit log too. */
export interface RecordingRecoverySource extends ProtectorList {
  readonly recordedBy: 'source';

  /**
   * Reads the secrets of one protector and marks it disclosed. Entry, mark and read are one
   * transaction: `entry` is durable before this resolves, and after a failure there is none. It
   * cannot be cancelled.
   *
   * @throws AppError `recovery.noMatch` when there is no such protector (no entry was written);
   *   `disclosure.limitReached` and `input.invalid` as the audit log's `append`; `store.*`
   *   otherwise.
   */
  disclose(keyId: RecoveryKeyId, entry: AuditDraft): Promise<DisclosedProtector>;
}

/** A source that does not keep the audit log: the feature that reads it writes the entries. */
export interface UnrecordedRecoverySource extends ProtectorList {
  readonly recordedBy: 'feature';

  /**
   * The secrets of one protector, as stored. Writes no audit entry.
   *
   * @throws AppError `recovery.noMatch`, `recovery.notPermitted` when the operator may not read the
   *   password, `recovery.damagedPassword` when what is stored is no recovery password of this key,
   *   `recovery.keyClosed` when the database cannot decrypt it, `sql.outcomeUnknown` when it may
   *   have been marked without having been read, `auth.*`, `directory.*`, `sql.*`, `entra.*`,
   *   `adminService.*`, `kerberos.*`, `request.cancelled`
   */
  read(keyId: RecoveryKeyId, options: ReadOptions): Promise<DisclosedProtector>;
}

/** A place recovery data is read from. */
export type RecoverySource = RecordingRecoverySource | UnrecordedRecoverySource;
