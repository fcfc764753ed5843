import { en } from './en/index.ts';

/** What a language has words for. English is the pattern: the compiler names what another lacks. */
export type Words = typeof en;

/** One folder per language. A new one is a folder, and a line here. */
const LANGUAGES: Readonly<Record<string, Words>> = { en };

/**
 * The words of the first language that there are words for; English where there are none.
 *
 * @param preferred language tags such as `de-AT`, the preferred one first
 */
export function wordsFor(preferred: readonly string[]): Words {
  const known = preferred.flatMap((tag) => LANGUAGES[tag.split('-')[0] ?? ''] ?? []);
  return known[0] ?? en;
}
