/** Lets the person pick a file through the operating system's own dialog. */
export interface FileOpener {
  /**
   * @returns `undefined` when the dialog was closed without a choice. A file longer than
   *   `limitBytes` is cut to one byte more than that, by which it can be told.
   * @throws AppError `file.unreadable`
   */
  choose(wanted: WantedFile): Promise<OpenedFile | undefined>;
}

/** Which files the dialog offers. */
export interface WantedFile {
  readonly title: string;
  readonly filterName: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
  readonly limitBytes: number;
}

/** A file that was read; its path stays in the adapter. */
export interface OpenedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Files the operating system hands to the console: by a double click, or dropped on its icon. */
export interface HandedFiles {
  /**
   * Returns the newest file handed over, once: a second call gets `undefined` until another file
   * comes. A file longer than `limitBytes` is cut to one byte more than that, so that the caller
   * can tell.
   *
   * @throws AppError `file.unreadable`
   */
  take(limitBytes: number): Promise<OpenedFile | undefined>;
}
