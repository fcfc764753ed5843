import { cancelled } from '#shared/cancellation.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/** How long something is waited for. */
export interface Limit {
  /** `undefined`: as long as it takes. */
  readonly ms: number | undefined;
  /** The code to fail with when the time is over. */
  readonly timedOut: ErrorCode;
}

/**
 * Waits for `work`, but not for ever and not after a cancel. Either calls `giveUp` and leaves the
 * work to itself.
 *
 * @throws AppError with the limit's code, `request.cancelled`, and whatever the work throws
 */
export function withinLimit<T>(
  work: Promise<T>,
  { ms, timedOut }: Limit,
  signal: AbortSignal,
  giveUp: () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (error: AppError) => {
      settle();
      giveUp();
      reject(error);
    };
    const onAbort = () => stop(cancelled(signal));
    const timer =
      ms === undefined
        ? undefined
        : setTimeout(() => stop(new AppError(timedOut, `no answer within ${ms} ms`)), ms);
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
