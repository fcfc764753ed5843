import { AppError } from '#shared/errors.ts';

/**
 * Runs one task at a time. A second task that comes meanwhile is not queued.
 *
 * @throws AppError `request.inProgress` while another task runs; what the task throws
 */
export type OneAtATime = <T>(task: () => Promise<T>) => Promise<T>;

/** Nothing runs at first. */
export function createOneAtATime(): OneAtATime {
  let isBusy = false;
  return async (task) => {
    if (isBusy) throw new AppError('request.inProgress', 'another request is still running');
    isBusy = true;
    try {
      return await task();
    } finally {
      isBusy = false;
    }
  };
}
