import { z } from 'zod';
import { CallerCheck } from '../recovery/caller-check.ts';
import { LimitSettings } from '../recovery/disclosure-limits.ts';
import { TicketSettings } from '../request/tickets.ts';

/**
 * Everything an organisation may set. This schema is the default, the check and the documentation
 * in one.
 */
export const Settings = z.strictObject({
  recovery: z
    .strictObject({
      hideAfterSeconds: z
        .int()
        .min(10)
        .max(600)
        .default(60)
        .describe('A shown recovery password hides again after this time.'),
      clearClipboardAfterSeconds: z
        .int()
        .min(5)
        .max(300)
        .default(30)
        .describe('A copied key leaves the clipboard after this time.'),
      keepForSeconds: z
        .int()
        .min(60)
        .max(3600)
        .default(900)
        .describe(
          'A disclosed key can be shown, copied and saved again for this time; ' +
            'then it must be requested anew.',
        ),
      sourceTimeoutSeconds: z
        .int()
        .min(2)
        .max(120)
        .default(15)
        .describe(
          'A source that has not answered a search after this time is left out of it, and named.',
        ),
      maxMatches: z.int().min(1).max(500).default(100).describe('Most matches one search lists.'),
      callerCheck: CallerCheck.prefault({}),
    })
    .prefault({}),
  disclosures: LimitSettings.prefault({}),
  tickets: TicketSettings.prefault({}),
  tpm: z
    .strictObject({
      remoteTimeoutSeconds: z
        .int()
        .min(5)
        .max(300)
        .default(30)
        .describe('A computer whose TPM is asked has this time to answer.'),
    })
    .prefault({}),
  reports: z
    .strictObject({
      keepForOffline: z
        .boolean()
        .default(false)
        .describe(
          'The last reports a person viewed are kept on this computer, encrypted by the ' +
            'operating system, for reading without a network.',
        ),
      keepAtMost: z
        .int()
        .min(1)
        .max(20)
        .default(5)
        .describe('So many of them are kept; the oldest give way.'),
      importantComputers: z
        .array(z.string().regex(/^[\p{L}\p{N}*._-]{1,64}$/u, 'is no computer name with * in it'))
        .max(100)
        .default([])
        .describe(
          'Computers whose disclosures are worth a look: names, with * for any part, such as DC*.',
        ),
    })
    .prefault({}),
  session: z
    .strictObject({
      recheckEverySeconds: z
        .int()
        .min(30)
        .max(600)
        .default(600)
        .describe('The directory is asked this often whether the operator is still in the groups.'),
      lockAfterIdleSeconds: z
        .int()
        .min(60)
        .max(28_800)
        .default(600)
        .describe('The console locks after this time without keyboard or mouse.'),
      endPageAfterSeconds: z
        .int()
        .min(1)
        .max(60)
        .default(1)
        .describe(
          'When the console locks, its page is hidden at once. If the page has not let go of ' +
            'its secrets after this time, it is ended, and with it what was typed.',
        ),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;
