import { words } from './words.ts';

/** Sentences one behind the other, as the language separates them; empty ones are left out. */
export const inOneLine = (sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== '').join(words.app.sentenceGap);
