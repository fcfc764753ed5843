import { z } from 'zod';
import { CallerCheck } from '../recovery/caller-check.ts';
import { LimitSettings } from '../recovery/disclosure-limits.ts';
import { SecondPersonSettings } from '../recovery/second-person.ts';
import { LONGEST_DOMAIN } from '../request/request-fields.ts';
import { TicketSettings } from '../request/tickets.ts';
import { Area } from '../sign-in/role.ts';
import { UpdateSettings } from '../updates/update-settings.ts';
import { LanguageChoice } from './language.ts';

/** How people may sign in: with the ticket of Windows, with a password, or with either of them. */
export const SignInWay = z.enum(['either', 'windows', 'password']);

/** How large the texts of the window are. */
export const TextSize = z.enum(['normal', 'large', 'larger', 'largest']);
export type TextSize = z.infer<typeof TextSize>;

/** Light or dark, or as the operating system is. */
export const ThemeChoice = z.enum(['system', 'light', 'dark']);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

const Appearance = z.strictObject({
  language: LanguageChoice.default('system').describe('The language the console speaks.'),
  theme: ThemeChoice.default('system').describe('Light or dark.'),
  textSize: TextSize.default('normal').describe('How large the texts of the window are.'),
  firstTab: Area.default('drive-recovery').describe(
    'The tab that is in front after signing in, for those who have it.',
  ),
});

/**
 * Everything an organisation may set. This schema is the default and the check of each setting; see
 * `setting-registry.ts` for what else is known of it.
 */
export const Settings = z.strictObject({
  appearance: Appearance.prefault({}),
  recovery: z
    .strictObject({
      hideAfterSeconds: z
        .int()
        .min(10)
        .max(600)
        .default(60)
        .describe('A shown recovery password hides again after this time.'),
      hideAfterAtMostSeconds: z
        .int()
        .min(10)
        .max(600)
        .default(60)
        .describe('The longest time until then that a person may choose.'),
      clearClipboardAfterSeconds: z
        .int()
        .min(5)
        .max(300)
        .default(30)
        .describe('A copied key leaves the clipboard after this time.'),
      clearClipboardAfterAtMostSeconds: z
        .int()
        .min(5)
        .max(300)
        .default(30)
        .describe('The longest time until then that a person may choose.'),
      defaultUserDomain: z
        .string()
        .trim()
        .max(LONGEST_DOMAIN)
        .regex(/^[\p{L}\p{N}._-]*$/u)
        .default('')
        .describe('The domain of an end user of whom only the name was typed.'),
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
      rotateOnComputer: z
        .boolean()
        .default(false)
        .describe(
          'Whether a key from Active Directory can be replaced on its computer, over WinRM, once ' +
            'it was handed out.',
        ),
      maxMatches: z.int().min(1).max(500).default(100).describe('Most matches one search lists.'),
      callerCheck: CallerCheck.prefault({}),
    })
    .prefault({}),
  disclosures: LimitSettings.extend({
    breakGlass: z
      .boolean()
      .default(true)
      .describe('Whether an admin may go beyond the limit for one secret, with a reason.'),
  }).prefault({}),
  secondPerson: SecondPersonSettings.prefault({}),
  tickets: TicketSettings.prefault({}),
  entra: z
    .strictObject({
      keepList: z
        .boolean()
        .default(false)
        .describe(
          'The list of keys in Entra ID, which holds no key, is kept on this computer, encrypted ' +
            'by the operating system, so that eight digits find a key right after the next start.',
        ),
    })
    .prefault({}),
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
      signIn: SignInWay.optional().describe(
        'How people sign in, whatever an organisation says; without it, each says so itself.',
      ),
    })
    .prefault({}),
  updates: UpdateSettings.prefault({}),
});
export type Settings = z.infer<typeof Settings>;
