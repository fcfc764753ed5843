import type { OpenedFile } from './file-opener.ts';

/** Files the operating system hands to the console: by double click, or dropped on its icon. */
export interface HandedFiles {
  /**
   * The file that was handed over last; taken once, it is gone, and `undefined` says that there is
   * none. One longer than `limitBytes` is cut to one byte more than that. @throws AppError
   * `file.unreadable`
   */
  take(limitBytes: number): Promise<OpenedFile | undefined>;
}
