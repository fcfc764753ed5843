import { z } from 'zod';

/** What policy asks of the operating system drive: a certain protector, or any. */
export const OsDrivePolicy = z.enum(['tpm', 'tpm-pin', 'required', 'not-required', 'unknown']);
export type OsDrivePolicy = z.infer<typeof OsDrivePolicy>;

/** What policy asks of fixed data drives. */
export const FixedDrivePolicy = z.enum([
  'password',
  'auto-unlock',
  'required',
  'not-required',
  'unknown',
]);
export type FixedDrivePolicy = z.infer<typeof FixedDrivePolicy>;
