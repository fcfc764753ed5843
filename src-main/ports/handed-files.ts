import type { OpenedFile } from './file-opener.ts';

/** Files the operating system hands to the console: by double click, or dropped on its icon. */
export interface HandedFiles {
  /**
   * The one that was handed over last, once; `undefined` when there is none. Of a file that is longer, `limitBytes` and one more
   * are read. @throws AppError `file.unreadable`
   */
  take(limitBytes: number): Promise<OpenedFile | undefined>;
}
