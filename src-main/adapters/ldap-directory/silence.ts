import { AppError } from '../../../src-shared/errors.ts';

export interface Silence {
  readonly host: string;
  /** Milliseconds an answer may take before the server itself is looked for. A slow search is no dead server. */
  readonly patience: number;
  /** Whether the server still talks, asked over a connection of its own. */
  readonly isThere: (signal: AbortSignal) => Promise<boolean>;
  /** Ends what is waited for. */
  readonly giveUp: () => void;
}

/**
 * An answer, unless its server has gone without a word: one that keeps silent is looked for, and left when it is not there.
 * @throws AppError `directory.timedOut`, and whatever the answer throws
 */
export function unlessGone<T>(answer: Promise<T>, { host, patience, isThere, giveUp }: Silence, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      void isThere(signal).then((is) => {
        if (is || signal.aborted) return;
        giveUp();
        reject(new AppError('directory.timedOut', `${host} has gone silent`));
      });
    }, patience);
    answer.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
