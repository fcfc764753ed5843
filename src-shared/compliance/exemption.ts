import { z } from 'zod';
import type { Evaluation } from './compliance-status.ts';

/** Whether a person may leave a computer unencrypted. `not-applicable`: it has never reported. */
export const Exemption = z.enum([
  'not-exempt',
  'temporary-user-exempt',
  'user-exempt',
  'not-applicable',
]);
export type Exemption = z.infer<typeof Exemption>;

/** As Configuration Manager's own reports derive it. */
export function exemptionOf({ overall, enforcement }: Evaluation): Exemption {
  if (enforcement === null) return 'not-applicable';
  if (overall === 'non-compliant' && enforcement === 'temporary-user-exempt')
    return 'temporary-user-exempt';
  return overall === 'compliant' && enforcement === 'user-exempt' ? 'user-exempt' : 'not-exempt';
}

/** True for whoever counts as exempt in the summary. */
export function isExempt(exemption: Exemption): boolean {
  return exemption === 'user-exempt' || exemption === 'temporary-user-exempt';
}
