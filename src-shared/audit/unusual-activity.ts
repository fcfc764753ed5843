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

/** So many of the newest disclosures of a report are looked at: what a person may read. */
export const MOST_LOOKED_AT = 200;

/** What was found among the newest disclosures of a report. */
export const UnusualActivity = z.object({
  /** How many those are. */
  looked: z.int().min(0),
  /** The time of the oldest of them; empty with none. */
  since: z.string().max(40),
  entries: z.array(UnusualEntry).max(MOST_LOOKED_AT),
});
export type UnusualActivity = z.infer<typeof UnusualActivity>;

export const NOTHING_LOOKED_AT: UnusualActivity = { looked: 0, since: '', entries: [] };

/** What of an entry decides whether it was looked at. */
interface Told {
  readonly sequence: number;
  readonly time: string;
  readonly action: string;
  readonly result: string;
}

/**
 * What is unusual about an entry: nothing about one that disclosed nothing.
 *
 * @returns `undefined` for a disclosure that was not looked at: it is older than those that were
 */
export function signsIn(
  { since, entries }: UnusualActivity,
  { sequence, time, action, result }: Told,
): readonly Sign[] | undefined {
  if (action !== 'disclose' || result !== 'successful') return [];
  if (since === '' || time < since) return undefined;
  return entries.find((entry) => entry.sequence === sequence)?.signs ?? [];
}
