import type { SpokenLanguage } from '#shared/console/language.ts';
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

/**
 * One folder per language, and one line here. Only English is in the page from the beginning; any
 * other one is fetched when it is to be spoken.
 */
export const WORDS_OF: Readonly<Record<SpokenLanguage, () => Words | Promise<Words>>> = {
  en: () => en,
  de: async () => (await import('./de/index.ts')).de,
  'qps-Ploc': async () => (await import('./pseudo.ts')).pseudo,
};
