import { z } from 'zod';

/** Whether a person may leave a computer unencrypted. `not-applicable`: it has never reported. */
export const Exemption = z.enum([
  'not-exempt',
  'temporary-user-exempt',
  'user-exempt',
  'not-applicable',
]);
export type Exemption = z.infer<typeof Exemption>;

/** True for whoever counts as exempt in the summary. */
export function isExempt(exemption: Exemption): boolean {
  return exemption === 'user-exempt' || exemption === 'temporary-user-exempt';
}
