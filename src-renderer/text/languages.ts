import { en } from './en/index.ts';
import type { ProcedureStep } from './en/procedures.ts';

/** The same words in any language: a sentence of English becomes a text. Commands stay commands. */
type AnyText<Text> = Text extends readonly ProcedureStep[]
  ? Text
  : Text extends string
    ? string
    : Text extends (...about: infer About) => infer Told
      ? (...about: About) => AnyText<Told>
      : { readonly [Place in keyof Text]: AnyText<Text[Place]> };

/** What a language has words for. English is the pattern: the compiler names what another lacks. */
export type Words = AnyText<typeof en>;

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
