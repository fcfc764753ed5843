import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { CallOptions } from '../system.ts';
import type { RemoteComputer } from '../tpm/tpm-remote.ts';

/** A drive of another computer that BitLocker may protect. */
export interface RemoteDrive {
  /** What the computer calls it, for the other calls. */
  readonly id: string;
  /** `C:`; empty where it has none. */
  readonly driveLetter: string;
  readonly isLocked: boolean;
  /** Its recovery passwords, by ID. */
  readonly passwords: readonly RecoveryKeyId[];
  /** How many ways there are to unlock it: these, TPM, PIN and so on. */
  readonly protectors: number;
}

/** One way to unlock a drive. */
export interface DriveProtector {
  readonly driveId: string;
  readonly keyId: RecoveryKeyId;
}

/**
 * The drives of another computer on the network. No recovery password passes through here: the
 * computer makes it, and backs it up by itself.
 *
 * All reject with `request.cancelled` on cancel, and with `rotation.timedOut` when the computer
 * does not answer in time. After either, a step that was already sent may or may not have been
 * taken.
 *
 * @throws AppError `rotation.noPowerShell`, `rotation.unreachable`, `rotation.accessDenied`,
 *   `rotation.notThere` (no drives, or no such drive), `rotation.unreadableAnswer`
 */
export interface DriveRemote {
  drives(target: RemoteComputer, options: CallOptions): Promise<readonly RemoteDrive[]>;
  /**
   * Makes a new recovery password. What protected the drive before stays.
   *
   * @returns its ID
   * @throws AppError `rotation.refused` with the return code
   */
  addPassword(
    target: RemoteComputer,
    driveId: string,
    options: CallOptions,
  ): Promise<RecoveryKeyId>;
  /**
   * Has the computer write a recovery password to Active Directory.
   *
   * @throws AppError `rotation.notBackedUp` with the return code; also where a policy forbids it
   */
  backUp(target: RemoteComputer, protector: DriveProtector, options: CallOptions): Promise<void>;
  /** @throws AppError `rotation.refused` with the return code */
  remove(target: RemoteComputer, protector: DriveProtector, options: CallOptions): Promise<void>;
}
