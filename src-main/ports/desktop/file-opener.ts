/** Lets the person choose a file in the operating system's own dialog. */
export interface FileOpener {
  /**
   * Reads the chosen file. One that is longer than `limitBytes` is cut to one byte more than that,
   * so that the caller can tell.
   *
   * @returns `undefined` when the dialog was closed without a choice
   * @throws AppError `file.unreadable`, `file.notRegular`, `file.noAnswer`, `file.tooManyRead`
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

/** A file that was read. Its path is not passed on. */
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
   * @throws as {@link FileOpener.choose}
   */
  take(limitBytes: number): Promise<OpenedFile | undefined>;
}
