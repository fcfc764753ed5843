import { AppError } from '../../../src-shared/errors.ts';

/** @throws AppError `request.cancelled` */
export function refuseIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled(signal);
}

export function cancelled(signal: AbortSignal): AppError {
  return new AppError('request.cancelled', 'cancelled', { cause: signal.reason });
}

/**
 * Waits for `work`, but not for ever and not after a cancel. Either calls `giveUp` and leaves the work to itself.
 * @param ms `undefined`: as long as it takes
 * @throws AppError `directory.timedOut`, `request.cancelled`, and whatever the work throws
 */
export function within<T>(work: Promise<T>, ms: number | undefined, signal: AbortSignal, giveUp: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (error: AppError) => {
      settle();
      giveUp();
      reject(error);
    };
    const onAbort = () => stop(cancelled(signal));
    const timer = ms === undefined ? undefined : setTimeout(() => stop(new AppError('directory.timedOut', `no answer within ${ms} ms`)), ms);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    if (signal.aborted) {
      work.catch(() => undefined);
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort);
    work.finally(settle).then(resolve, reject);
  });
}
