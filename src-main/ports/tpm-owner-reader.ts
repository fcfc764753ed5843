import type { TpmOwnerPassword } from '../../src-shared/model/tpm-owner-password.ts';
import type { CallOptions } from './call-options.ts';

export interface ComputerName {
  /** NetBIOS or DNS name. */
  readonly domain: string;
  readonly name: string;
}

/** TPM owner information of one computer. Lives in main only. */
export interface TpmOwner {
  /** As the source spells it. */
  readonly computer: ComputerName;
  readonly ownerPassword: TpmOwnerPassword;
  /** Name of the source. */
  readonly source: string;
}

/** A place TPM owner information is kept that keeps no record of its own: whoever calls {@link owners} writes the entry first. */
export interface TpmOwnerReader {
  readonly name: string;

  /**
   * What is kept for the computer, most trustworthy first; empty when nothing is. Leaves no record anywhere.
   * @throws AppError `tpm.unknownComputer`, `tpm.notPermitted` when something is kept that the operator may not read,
   * `tpm.damagedPassword` when nothing of what is kept is an owner password, `auth.*`, `directory.*`, `request.cancelled`
   */
  owners(computer: ComputerName, options: CallOptions): Promise<readonly TpmOwner[]>;
}
