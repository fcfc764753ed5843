import { z } from 'zod';
import type { PolicyEnforcement } from './policy-enforcement.ts';

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

/**
 * What policy said of a computer, and whether it was enforced there; `null` when that was never
 * reported.
 */
export interface Evaluation {
  readonly overall: Compliance;
  readonly enforcement: PolicyEnforcement | null;
}

/**
 * As Configuration Manager's own reports derive it: a permanent exemption evaluates as compliant, a
 * temporary one does not.
 */
export function complianceStatusOf({ overall, enforcement }: Evaluation): ComplianceStatus {
  if (overall === 'compliant' && enforcement === 'user-exempt') return 'user-exempt';
  if (overall === 'non-compliant' && enforcement === 'temporary-user-exempt')
    return 'temporary-user-exempt';
  if (overall === 'compliant' && enforcement === 'not-enforced') return 'policy-not-enforced';
  return overall;
}
