import { AppError } from './errors.ts';

/** The part of an `AbortSignal` used here; its whole type is that of Node or the browser. */
interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** What a call that somebody cancelled rejects with. */
export function cancelled(signal: CancelSignal): AppError {
  return new AppError('request.cancelled', 'cancelled', { cause: signal.reason });
}

/** @throws AppError `request.cancelled` once the call was cancelled */
export function refuseIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled(signal);
}
