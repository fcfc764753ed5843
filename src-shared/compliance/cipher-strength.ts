import { z } from 'zod';

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
