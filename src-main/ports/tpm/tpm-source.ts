import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { Computer } from '#shared/request/computer.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { CallOptions } from '../call-options.ts';

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

/** A place TPM owner passwords are read from. */
export interface TpmSource {
  readonly name: string;

  /** Computers whose name begins with `start`, by name; for completing what is being typed. */
  computersNamed(start: string, limit: number, options: CallOptions): Promise<readonly Computer[]>;

  /** What is stored about one computer. Never a secret. */
  find(computer: TypedComputer, options: CallOptions): Promise<FoundTpmOwners>;

  /**
   * Hands out one owner password.
   *
   * Promise: `entry` is durable in the audit log before this resolves. Where source and log are one
   * store, entry and read are one transaction; a failure of either leaves none.
   *
   * @throws AppError `tpm.noneStored` when there is no such record (no entry was written),
   *   `store.*` otherwise.
   */
  disclose(ownerId: string, entry: AuditDraft): Promise<DisclosedTpmOwner>;
}
