import type { TpmLockout } from '#shared/tpm/tpm-lockout.ts';
import type { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import type { Credentials } from '../sign-in/directory.ts';
import type { CallOptions } from '../system.ts';

/** A computer, and the account it is asked with: the operator needs rights on that computer. */
export interface RemoteComputer {
  /** Full DNS name, `ws-0042.contoso.test`. */
  readonly hostName: string;
  readonly credentials: Credentials;
}

/**
 * The TPM of another computer on the network.
 *
 * Both calls reject with `request.cancelled` on cancel, and with `tpm.timedOut` when the computer
 * does not answer in time. A request that was already sent cannot be taken back: after either
 * error, a reset may or may not have happened.
 *
 * @throws AppError `tpm.noPowerShell`, `tpm.unreachable`, `tpm.accessDenied`, `tpm.notFound` (the
 *   computer has no TPM), `tpm.unreadableAnswer`
 */
export interface TpmRemote {
  /** False without PowerShell on this computer: every call rejects with `tpm.noPowerShell`. */
  isAvailable(): Promise<boolean>;

  readLockout(target: RemoteComputer, options: CallOptions): Promise<TpmLockout>;

  /**
   * Resets the lockout of the TPM (Win32_Tpm.ResetAuthLockOut).
   *
   * @param ownerPassword `undefined`: the computer uses the authorisation it keeps itself (Windows
   *   10 1703 and later)
   * @returns the return code of the method, uint32; 0 is success. For the others see
   *   domain/tpm/tpm-return-code
   */
  resetLockout(
    target: RemoteComputer,
    ownerPassword: TpmOwnerPassword | undefined,
    options: CallOptions,
  ): Promise<number>;
}
