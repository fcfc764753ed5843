import { AppError } from '#shared/errors.ts';

/** How a server that has gone silent is told from one that is slow. */
export interface Silence {
  readonly host: string;
  /**
   * Milliseconds an answer may take before the server itself is looked for. A slow search is no
   * dead server.
   */
  readonly patience: number;
  /** Whether the server still talks, asked over a connection of its own. */
  readonly isThere: (signal: AbortSignal) => Promise<boolean>;
  /** Ends what is waited for. */
  readonly giveUp: () => void;
}

/**
 * Waits for an answer. When it takes longer than `patience`, the server is asked something simple
 * over another connection; when that is not answered either, the wait ends.
 *
 * @throws AppError `directory.timedOut`, and whatever the answer throws
 */
export function unlessGone<T>(
  answer: Promise<T>,
  { host, patience, isThere, giveUp }: Silence,
  signal: AbortSignal,
): Promise<T> {
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
