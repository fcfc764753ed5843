import type { TpmLockout } from '#shared/tpm/tpm-lockout.ts';
import type { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import type { CallOptions } from '../call-options.ts';
import type { Credentials } from '../sign-in/directory.ts';

/**
 * The computer whose TPM is meant, and who asks it: the operator's own rights on that computer
 * decide.
 */
export interface TpmTarget {
  /** Full DNS name, `ws-0042.contoso.test`. */
  readonly hostName: string;
  readonly credentials: Credentials;
}

/**
 * The TPM of a computer somewhere on the network.
 *
 * Both calls reject with `request.cancelled` on cancel and `tpm.timedOut` when the computer does
 * not answer in time. What was already sent cannot be called back: after either, a reset may or may
 * not have happened.
 *
 * @throws AppError `tpm.noPowerShell`, `tpm.unreachable`, `tpm.accessDenied`, `tpm.notFound` (the
 *   computer has no TPM), `tpm.unreadableAnswer`
 */
export interface TpmRemote {
  /**
   * False where this machine has nothing to reach a TPM with; then every call rejects with
   * `tpm.noPowerShell`.
   */
  isAvailable(): Promise<boolean>;

  readLockout(target: TpmTarget, options: CallOptions): Promise<TpmLockout>;

  /**
   * Asks the TPM to forget wrong tries (Win32_Tpm.ResetAuthLockOut).
   *
   * @param ownerPassword `undefined`: the computer uses the authorisation it keeps itself (Windows
   *   10 1703 and later)
   * @returns the method's own return code, uint32; 0 is success. What the others mean is decided in
   *   domain/tpm-return-code
   */
  resetLockout(
    target: TpmTarget,
    ownerPassword: TpmOwnerPassword | undefined,
    options: CallOptions,
  ): Promise<number>;
}
