import { z } from 'zod';
import { ErrorCode, ErrorDetails } from '../errors.ts';

/** The steps of the check, in this order: each needs the ones before it. */
export const CheckName = z.enum([
  'tenant',
  'find',
  'reach',
  'certificate',
  'clock',
  'ticket',
  'bind',
  'groups',
  'keys',
  'sources',
  'secrets',
  'admin-service',
  'cloud',
  'witnesses',
  'messages',
  'audit-log',
]);
export type CheckName = z.infer<typeof CheckName>;

/** What was seen, by name: host names, dates, counts. Never a secret. */
const Facts = z.record(z.string(), z.string());
export type CheckFacts = z.infer<typeof Facts>;

/** How one step came out. `warning`: works, but somebody should look at it. */
export const CheckStep = z.discriminatedUnion('state', [
  z.object({ name: CheckName, state: z.enum(['passed', 'warning']), facts: Facts }),
  z.object({
    name: CheckName,
    state: z.literal('failed'),
    facts: Facts,
    failure: ErrorCode,
    details: ErrorDetails,
  }),
  z.object({
    name: CheckName,
    state: z.literal('skipped'),
    because: z.enum([
      'failed-before',
      'not-signed-in',
      'nothing-configured',
      'no-ticket',
      'no-kerberos',
      'no-cloud-sign-in',
    ]),
  }),
]);
export type CheckStep = z.infer<typeof CheckStep>;
