import { z } from 'zod';

/** Whether BitLocker policy is enforced on a computer. */
export const PolicyEnforcement = z.enum([
  'not-enforced',
  'enforced',
  'user-exempt',
  'temporary-user-exempt',
]);
export type PolicyEnforcement = z.infer<typeof PolicyEnforcement>;

/** `MBAMPolicyEnforced0` of Configuration Manager. */
export const ENFORCEMENT_CODES: Readonly<Record<PolicyEnforcement, number>> = {
  'not-enforced': 0,
  enforced: 1,
  'user-exempt': 2,
  'temporary-user-exempt': 3,
};

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
