import { z } from 'zod';

/**
 * What a TPM says about its lockout (Win32_Tpm.IsLockedOut and its TPM 2.0 properties, as Get-Tpm
 * reports them).
 */
export const TpmLockout = z.object({
  /** `null` where the computer cannot say: Windows 7 has no way to ask. */
  lockedOut: z.boolean().nullable(),
  /**
   * How long until one wrong try is forgiven, in the computer's own words; empty where the TPM does
   * not say (TPM 1.2).
   */
  healTime: z.string(),
  /** Wrong tries counted now, and how many lock the TPM; `null` where the TPM does not say. */
  count: z.int().min(0).nullable(),
  limit: z.int().min(0).nullable(),
});
export type TpmLockout = z.infer<typeof TpmLockout>;
