import { cancelled } from '#shared/cancellation.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/** Who may end a wait. */
interface Cancellable {
  readonly signal: AbortSignal;
  /** Ends the work itself, once nobody waits for it any more. */
  readonly giveUp?: () => void;
}

/** How long something may take, and what happens when it takes longer. */
export interface TimeLimit extends Required<Cancellable> {
  /** Milliseconds. */
  readonly ms: number;
  /** The error code when the time is over. */
  readonly timedOut: ErrorCode;
}

/** How long a call may take, and what cancels it. */
export type CallLimit = Pick<TimeLimit, 'ms' | 'signal'>;

/**
 * Waits for `work`, but only until its time is over or the caller cancels. Both call `giveUp`; what
 * the work answers after that is ignored.
 *
 * @throws AppError with the code of the limit, `request.cancelled`, and whatever the work throws
 */
export function withTimeLimit<T>(work: Promise<T>, limit: TimeLimit): Promise<T> {
  return waitFor(work, limit, limit);
}

/**
 * Waits for `work` as long as it takes, but not after a cancel. Without `giveUp` the work goes on,
 * for others who wait for it as well.
 *
 * @throws AppError `request.cancelled`, and whatever the work throws
 */
export function untilCancelled<T>(work: Promise<T>, options: Cancellable): Promise<T> {
  return waitFor(work, options);
}

function waitFor<T>(
  work: Promise<T>,
  { signal, giveUp }: Cancellable,
  limit?: Pick<TimeLimit, 'ms' | 'timedOut'>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (error: AppError) => {
      settle();
      giveUp?.();
      reject(error);
    };
    const onAbort = () => stop(cancelled(signal));
    const timer = limit && setTimeout(() => stop(tookTooLong(limit)), limit.ms);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    if (signal.aborted) {
      // Nobody waits for the work any more: its failure must not count as an unhandled one.
      work.catch(() => undefined);
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort);
    work.finally(settle).then(resolve, reject);
  });
}

function tookTooLong({ ms, timedOut }: Pick<TimeLimit, 'ms' | 'timedOut'>): AppError {
  return new AppError(timedOut, `no answer within ${ms} ms`);
}
