import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { Computer } from '#shared/request/computer.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { CallOptions } from '../system.ts';

/** A computer as typed: its domain by NetBIOS or DNS name, in any case. */
export interface TypedComputer {
  readonly domain: string;
  readonly name: string;
}

/** What a source knows about one computer. */
export interface FoundTpmOwners {
  /** `undefined` when the source does not know the computer at all. */
  readonly computer: Computer | undefined;
  /** Newest first. Empty for most: Windows 10 1607 and later keep no owner password. */
  readonly owners: readonly TpmOwner[];
}

/** A record with its owner password. Only main has it. */
export interface DisclosedTpmOwner {
  readonly owner: TpmOwner;
  /** As stored, Base64 of 20 bytes. It has to be checked before it is shown. */
  readonly ownerPassword: string;
}

/** What every source lists of TPM owner passwords: never a secret. */
interface TpmOwnerList {
  readonly name: string;

  /**
   * Computers whose name begins with `start`, sorted by name, at most `limit`: to complete a name
   * while it is typed. @throws as {@link find}
   */
  computersNamed(start: string, limit: number, options: CallOptions): Promise<readonly Computer[]>;

  /**
   * What is stored about one computer.
   *
   * @throws AppError `auth.*`, `directory.*`, `store.*`, `request.cancelled`
   */
  find(computer: TypedComputer, options: CallOptions): Promise<FoundTpmOwners>;
}

/** A source whose store keeps the audit log too. */
export interface RecordingTpmSource extends TpmOwnerList {
  readonly recordedBy: 'source';

  /**
   * Reads one owner password. Entry and read are one transaction: `entry` is durable before this
   * resolves, and after a failure there is none. It cannot be cancelled.
   *
   * @throws AppError `tpm.noneStored` when there is no such record (no entry was written),
   *   `store.*` otherwise.
   */
  disclose(ownerId: string, entry: AuditDraft): Promise<DisclosedTpmOwner>;
}

/** A source that does not keep the audit log: the feature that reads it writes the entries. */
export interface UnrecordedTpmSource extends TpmOwnerList {
  readonly recordedBy: 'feature';

  /**
   * One owner password, as stored. Writes no audit entry.
   *
   * @throws AppError `tpm.noneStored`, `tpm.notPermitted` when the operator may not read it,
   *   `tpm.damagedPassword` when what is stored is no owner password, `auth.*`, `directory.*`,
   *   `request.cancelled`
   */
  read(ownerId: string, options: CallOptions): Promise<DisclosedTpmOwner>;
}

/** A place TPM owner passwords are read from. */
export type TpmSource = RecordingTpmSource | UnrecordedTpmSource;
