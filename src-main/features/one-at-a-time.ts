import { AppError } from '#shared/errors.ts';

/**
 * Runs one task at a time. A second task that comes meanwhile is not queued.
 *
 * @throws AppError `request.inProgress` while another task runs; what the task throws
 */
export interface OneAtATime {
  <T>(task: () => Promise<T>): Promise<T>;
  /** Whether a task runs now. */
  isBusy(): boolean;
}

/** Nothing runs at first. */
export function createOneAtATime(): OneAtATime {
  let isBusy = false;
  const run = async <T>(task: () => Promise<T>): Promise<T> => {
    if (isBusy) throw new AppError('request.inProgress', 'another request is still running');
    isBusy = true;
    try {
      return await task();
    } finally {
      isBusy = false;
    }
  };
  return Object.assign(run, { isBusy: () => isBusy });
}
