import { z } from 'zod';

/**
 * What policy makes of a computer, or of a volume. `unknown`: it has never reported, or could not
 * tell.
 */
export const Compliance = z.enum(['compliant', 'non-compliant', 'unknown']);
export type Compliance = z.infer<typeof Compliance>;

/** The same for a kind of drive, which a computer need not have. */
export const DriveCompliance = z.enum([...Compliance.options, 'not-applicable']);
export type DriveCompliance = z.infer<typeof DriveCompliance>;

/** What a computer counts as on the dashboard: exactly one of these, in the order of its chart. */
export const ComplianceStatus = z.enum([
  'compliant',
  'non-compliant',
  'user-exempt',
  'temporary-user-exempt',
  'policy-not-enforced',
  'unknown',
]);
export type ComplianceStatus = z.infer<typeof ComplianceStatus>;
