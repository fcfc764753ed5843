import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { Computer } from '#shared/request/computer.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { CallOptions } from '../system.ts';

/** A computer as typed: its domain by NetBIOS or DNS name, in any case. */
export interface TypedComputer {
  readonly domain: string;
  readonly name: string;
}

/** What is known of one computer. */
export interface FoundTpmOwners {
  /** `undefined` when the source does not know the computer at all. */
  readonly computer: Computer | undefined;
  /** Newest first. Empty for most: Windows 10 1607 and later keep no owner password. */
  readonly owners: readonly TpmOwner[];
}

/** A record with what it protects. Lives in main only. */
export interface DisclosedTpmOwner {
  readonly owner: TpmOwner;
  /** As stored: Base64 of 20 bytes. Whoever hands it on checks it first. */
  readonly ownerPassword: string;
}

/** What every place TPM owner passwords are read from lists: never a secret. */
interface TpmOwnerList {
  readonly name: string;

  /**
   * Computers whose name begins with `start`, by name; for completing what is being typed. @throws
   * as {@link find}
   */
  computersNamed(start: string, limit: number, options: CallOptions): Promise<readonly Computer[]>;

  /**
   * What is stored about one computer. Never a secret. @throws AppError `auth.*`, `directory.*`,
   * `store.*`, `request.cancelled`
   */
  find(computer: TypedComputer, options: CallOptions): Promise<FoundTpmOwners>;
}

/** A source whose store holds the audit log too. */
export interface RecordingTpmSource extends TpmOwnerList {
  readonly recordedBy: 'source';

  /**
   * Hands out one owner password. Entry and read are one transaction: `entry` is durable before
   * this resolves, and a failure of either leaves none.
   *
   * @throws AppError `tpm.noneStored` when there is no such record (no entry was written),
   *   `store.*` otherwise.
   */
  disclose(ownerId: string, entry: AuditDraft): Promise<DisclosedTpmOwner>;
}

/** A source that keeps no record of its own: the feature that reads it writes the entries. */
export interface UnrecordedTpmSource extends TpmOwnerList {
  readonly recordedBy: 'feature';

  /**
   * One owner password, as it is kept. Leaves no record anywhere.
   *
   * @throws AppError `tpm.noneStored`, `tpm.notPermitted` when there is one that the operator may
   *   not read, `tpm.damagedPassword` when what is kept is no owner password, `auth.*`,
   *   `directory.*`, `request.cancelled`
   */
  read(ownerId: string, options: CallOptions): Promise<DisclosedTpmOwner>;
}

/** A place TPM owner passwords are read from. */
export type TpmSource = RecordingTpmSource | UnrecordedTpmSource;
