import { z } from 'zod';

/**
 * Reasons for a drive unlock, in the portal's order. The audit log stores these codes; the screen
 * words them.
 */
export const DriveReason = z.enum([
  'boot-order-changed',
  'bios-changed',
  'system-files-modified',
  'lost-startup-key',
  'lost-pin',
  'tpm-reset',
  'lost-passphrase',
  'lost-smartcard',
  'other',
]);
export type DriveReason = z.infer<typeof DriveReason>;

/** Reasons for requesting a TPM owner password file, in the portal's order. */
export const TpmReason = z.enum([
  'reset-pin-lockout',
  'turn-on-tpm',
  'turn-off-tpm',
  'change-tpm-password',
  'clear-tpm',
  'other',
]);
export type TpmReason = z.infer<typeof TpmReason>;
