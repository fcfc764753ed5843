import type { SpokenLanguage } from '#shared/console/language.ts';
import { en } from './en/index.ts';
import type { Words } from './languages.ts';

/**
 * One folder per language, and one line here. Only English is in the page from the beginning; any
 * other one is fetched when it is to be spoken.
 */
export const WORDS_OF: Readonly<Record<SpokenLanguage, () => Words | Promise<Words>>> = {
  en: () => en,
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  ja: async () => (await import('./ja/index.ts')).ja,
  'qps-Ploc': async () => (await import('./pseudo.ts')).pseudo(en),
};
