import { z } from 'zod';
import { CipherStrength } from './cipher-strength.ts';
import { Compliance } from './compliance-status.ts';
import { NonComplianceReason } from './non-compliance-reason.ts';

/** What unlocks a volume, by the number Win32_EncryptableVolume.GetKeyProtectorType returns. */
export const ProtectorType = z.enum([
  'other',
  'tpm',
  'external-key',
  'recovery-password',
  'tpm-pin',
  'tpm-startup-key',
  'tpm-pin-startup-key',
  'public-key',
  'password',
  'tpm-certificate',
  'cng',
]);
export type ProtectorType = z.infer<typeof ProtectorType>;

/** Whether the protectors protect; `off` as well while protection is suspended. */
export const ProtectionState = z.enum(['off', 'on', 'unknown']);
export type ProtectionState = z.infer<typeof ProtectionState>;

/**
 * By the number Win32_EncryptableVolume.GetConversionStatus returns; `unknown` for a volume that is
 * locked.
 */
export const EncryptionState = z.enum([
  'not-encrypted',
  'encrypted',
  'encrypting',
  'decrypting',
  'encryption-paused',
  'decryption-paused',
  'unknown',
]);
export type EncryptionState = z.infer<typeof EncryptionState>;

/** A drive of a compliance report. Removable ones are in none. */
export const DriveType = z.enum(['operating-system', 'fixed', 'unknown']);
export type DriveType = z.infer<typeof DriveType>;

/** One volume as its computer last reported it. */
export const VolumeCompliance = z.object({
  /** `C:`; empty for a volume without one. */
  driveLetter: z.string(),
  driveType: DriveType,
  cipherStrength: CipherStrength,
  protectors: z.array(ProtectorType),
  protection: ProtectionState,
  encryption: EncryptionState,
  compliance: Compliance,
  /** Empty when it is compliant. */
  reasons: z.array(NonComplianceReason),
});
export type VolumeCompliance = z.infer<typeof VolumeCompliance>;
