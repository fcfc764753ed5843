import type { Protector } from '#shared/recovery/protector.ts';
import type { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

/** One disclosed key, kept in main while the page may copy, save or show it again. */
export interface HeldKey {
  readonly inquiry: DriveInquiry;
  readonly protector: Protector;
  /** Whether its source marked it as disclosed, so that the computer replaces it. */
  readonly marked: boolean;
  readonly recoveryPassword: RecoveryPassword;
  readonly keyPackage: Uint8Array | undefined;
  /** How often its computer was recovered in the last 30 days, this time included. */
  readonly recentRecoveries: number;
}

/** Overwrites the key package with zeros. The password is a string and cannot be overwritten. */
export function wipeKey({ keyPackage }: HeldKey): void {
  keyPackage?.fill(0);
}
