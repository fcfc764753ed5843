import { AppError } from '#shared/errors.ts';

/**
 * Lets one piece of work through at a time, whatever the page asks for. A second one that comes
 * meanwhile is refused with `request.inProgress`, not queued.
 */
export type OneAtATime = <T>(pass: () => Promise<T>) => Promise<T>;

/** Nothing is under way at first. */
export function createOneAtATime(): OneAtATime {
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
