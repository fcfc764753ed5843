/** Lets the person pick a file through the operating system's own dialog. */
export interface FileOpener {
  /**
   * @returns `undefined` when the dialog was closed without a choice. Of a file that is longer, `limitBytes` and one more are
   * read, so that whoever reads them notices.
   * @throws AppError `file.unreadable`
   */
  choose(wanted: WantedFile): Promise<OpenedFile | undefined>;
}

export interface WantedFile {
  readonly title: string;
  readonly filterName: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
  readonly limitBytes: number;
}

export interface OpenedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}
