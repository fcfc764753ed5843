import { AppError } from '../../src-shared/errors.ts';

/** Lets one piece of work through at a time, whatever the page does; the next one is refused, not queued. */
export type Turnstile = <T>(pass: () => Promise<T>) => Promise<T>;

export function createTurnstile(): Turnstile {
  let isBusy = false;
  return async (pass) => {
    if (isBusy) throw new AppError('request.inProgress', 'another request is still running');
    isBusy = true;
    try {
      return await pass();
    } finally {
      isBusy = false;
    }
  };
}
