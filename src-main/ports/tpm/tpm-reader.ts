import type { Computer } from '#shared/request/computer.ts';
import type { CallOptions } from '../call-options.ts';
import type { DisclosedTpmOwner, FoundTpmOwners, TypedComputer } from './tpm-source.ts';

/**
 * A place TPM owner passwords are kept that keeps no record of its own: whoever calls {@link read}
 * writes the entry first.
 */
export interface TpmReader {
  readonly name: string;

  /**
   * Computers whose name begins with `start`, by name; for completing what is being typed. @throws
   * as {@link find}
   */
  computersNamed(start: string, limit: number, options: CallOptions): Promise<readonly Computer[]>;

  /**
   * What is kept about one computer. Never a secret. @throws AppError `auth.*`, `directory.*`,
   * `request.cancelled`
   */
  find(computer: TypedComputer, options: CallOptions): Promise<FoundTpmOwners>;

  /**
   * One owner password, as it is kept. Leaves no record anywhere.
   *
   * @throws AppError `tpm.noneStored`, `tpm.notPermitted` when there is one that the operator may
   *   not read, `tpm.damagedPassword` when what is kept is no owner password, `auth.*`,
   *   `directory.*`, `request.cancelled`
   */
  read(ownerId: string, options: CallOptions): Promise<DisclosedTpmOwner>;
}
