import { withinLimit } from '../network/waiting.ts';

/**
 * Waits for `work`, but not for ever and not after a cancel. Either calls `giveUp` and leaves the
 * work to itself.
 *
 * @param ms `undefined`: as long as it takes
 * @throws AppError `directory.timedOut`, `request.cancelled`, and whatever the work throws
 */
export function within<T>(
  work: Promise<T>,
  ms: number | undefined,
  signal: AbortSignal,
  giveUp: () => void,
): Promise<T> {
  return withinLimit(work, { ms, timedOut: 'directory.timedOut' }, signal, giveUp);
}
