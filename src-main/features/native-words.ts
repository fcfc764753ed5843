import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';

/**
 * The words of menu, dialogs and exported files. They are the page's, which tells them when it
 * starts.
 */
export interface NativeWordsHolder {
  learn(words: NativeWords): void;
  /** @throws AppError `internal` while the page has not told them */
  all(): NativeWords;
}

/** @param onLearned called with the words each time the page tells them */
export function createNativeWords(onLearned: (words: NativeWords) => void): NativeWordsHolder {
  let known: NativeWords | undefined;
  return {
    learn(words) {
      known = words;
      onLearned(words);
    },
    all() {
      if (known === undefined) throw new AppError('internal', 'the page has not told its words');
      return known;
    },
  };
}
