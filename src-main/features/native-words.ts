import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';

/**
 * The words of the menu, the native dialogs and the exported files. All words a person reads belong
 * to the page, which sends these to main when it starts.
 */
export interface NativeWordsHolder {
  learn(words: NativeWords): void;
  /** @throws AppError `internal` before the page has sent them */
  all(): NativeWords;
}

/** @param onLearned called with the words each time the page sends them */
export function createNativeWords(onLearned: (words: NativeWords) => void): NativeWordsHolder {
  let known: NativeWords | undefined;
  return {
    learn(words) {
      known = words;
      onLearned(words);
    },
    all() {
      if (known === undefined) throw new AppError('internal', 'the page has not sent its words');
      return known;
    },
  };
}
