import { AppError } from '#shared/errors.ts';

/** What a call that somebody cancelled rejects with. */
export function cancelled(signal: AbortSignal): AppError {
  return new AppError('request.cancelled', 'cancelled', { cause: signal.reason });
}

/** @throws AppError `request.cancelled` once the call was cancelled; without a signal it cannot be */
export function refuseIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled(signal);
}
