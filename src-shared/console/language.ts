import { z } from 'zod';

/** The languages the console speaks. */
export const Language = z.enum(['en', 'de', 'fr', 'es', 'ja']);
export type Language = z.infer<typeof Language>;

/** Every text longer, with accents, made of English: shows what a translation would break. */
export const PSEUDO_LANGUAGE = 'qps-Ploc';
/** What the page can speak; the last one only where the system asks for it, as for a test. */
export type SpokenLanguage = Language | typeof PSEUDO_LANGUAGE;

/** A language, or whichever of them the system prefers. */
export const LanguageChoice = z.enum(['system', ...Language.options]);
export type LanguageChoice = z.infer<typeof LanguageChoice>;

/** In which language the console is to speak. */
export interface LanguageSetting {
  readonly choice: LanguageChoice;
  /** What the system prefers, the preferred one first: language tags such as `de-AT`. */
  readonly system: readonly string[];
}

/** The language to speak: the chosen one, or the first that there are words for; or English. */
export function spokenLanguage({ choice, system }: LanguageSetting): SpokenLanguage {
  if (choice !== 'system') return choice;
  for (const tag of system) {
    if (tag.toLowerCase() === PSEUDO_LANGUAGE.toLowerCase()) return PSEUDO_LANGUAGE;
    const known = Language.safeParse(languageOf(tag));
    if (known.success) return known.data;
  }
  return 'en';
}

/**
 * How dates and numbers are written: the way of the system's region, where the system prefers the
 * language that is spoken; otherwise the usual way of that language.
 */
export function regionalTag(spoken: SpokenLanguage, system: readonly string[]): string {
  if (spoken === PSEUDO_LANGUAGE) return 'en';
  return system.find((tag) => languageOf(tag) === spoken) ?? spoken;
}

/** Language tags of what a system calls its languages: `de-AT` of `de_AT.UTF-8`, none of `C`. */
export function languageTags(found: readonly string[]): readonly string[] {
  return found.flatMap((name) => {
    try {
      return Intl.getCanonicalLocales(name.replace(/[.@].*/, '').replaceAll('_', '-'));
    } catch {
      return [];
    }
  });
}

function languageOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}
