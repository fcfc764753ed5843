import { z } from 'zod';

/** Why a disclosure is worth a look. Each is a question for a person, not a verdict. */
export const UnusualSign = z.enum([
  'important-computer',
  'odd-hour',
  'many',
  'many-computers',
  'again-soon',
  'no-ticket',
]);
export type UnusualSign = z.infer<typeof UnusualSign>;

/** A sign with the numbers of its sentence: what was seen, and what it is compared with. */
export const Sign = z.object({ sign: UnusualSign, count: z.int(), usual: z.int() });
export type Sign = z.infer<typeof Sign>;

/** A disclosure with its signs. */
export const UnusualEntry = z.object({
  sequence: z.int(),
  time: z.string(),
  operator: z.string(),
  computer: z.string(),
  keyId: z.string(),
  signs: z.array(Sign).min(1),
});
export type UnusualEntry = z.infer<typeof UnusualEntry>;

/** What was found among the newest disclosures of a report; `looked` is how many those are. */
export const UnusualActivity = z.object({ looked: z.int(), entries: z.array(UnusualEntry) });
export type UnusualActivity = z.infer<typeof UnusualActivity>;
