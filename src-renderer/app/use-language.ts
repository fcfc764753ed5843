import { useSyncExternalStore } from 'react';
import type { SpokenLanguage } from '#shared/console/language.ts';
import { languageInUse, onLanguage } from '../text/words.ts';

/**
 * The language that is spoken, so that a component is drawn anew when it changes, with all that it
 * draws. The root of the page uses it, and whatever is drawn only when its own input changes.
 */
export function useLanguage(): SpokenLanguage {
  return useSyncExternalStore(onLanguage, languageInUse, languageInUse);
}
