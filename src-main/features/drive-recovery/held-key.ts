import type { Protector } from '#shared/recovery/protector.ts';
import type { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

/** One disclosed protector, with the inquiry it was disclosed for. */
export interface HeldKey {
  readonly inquiry: DriveInquiry;
  readonly protector: Protector;
  /** Whether its source marked it as handed out, so that the computer replaces it. */
  readonly marked: boolean;
  readonly recoveryPassword: RecoveryPassword;
  readonly keyPackage: Uint8Array | undefined;
  /** How often its computer was recovered lately, this time included. */
  readonly recentRecoveries: number;
}

/**
 * Overwrites what can be overwritten. Strings, such as the password, are left to the garbage
 * collector.
 */
export function wipeKey({ keyPackage }: HeldKey): void {
  keyPackage?.fill(0);
}
