import { z } from 'zod';
import { Compliance } from './compliance-status.ts';

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

/**
 * How a volume is encrypted, or has to be. `unknown`: not told, as for a policy that does not set
 * it.
 */
export const CipherStrength = z.enum([
  'none',
  'aes-128-diffuser',
  'aes-256-diffuser',
  'aes-128',
  'aes-256',
  'hardware',
  'xts-aes-128',
  'xts-aes-256',
  'unknown',
]);
export type CipherStrength = z.infer<typeof CipherStrength>;

/** By the number Win32_EncryptableVolume.GetEncryptionMethod returns. */
export const CIPHER_OF_CODE: readonly CipherStrength[] = CipherStrength.options.slice(0, 8);

/**
 * Why a volume is not compliant: `ReasonsForNonCompliance` of the WMI class `mbam_Volume`. The
 * numbers are Microsoft's and stay numbers, for they are what people search for.
 */
export const NonComplianceReason = z.int().min(0).max(16);
export type NonComplianceReason = z.infer<typeof NonComplianceReason>;

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
