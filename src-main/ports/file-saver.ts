/** Puts files where the person chose, through the operating system's own dialog. */
export interface FileSaver {
  /** Asks where to save. @returns `undefined` when the dialog was closed without a choice. */
  choose(proposal: FileProposal): Promise<ChosenFile | undefined>;
}

export interface FileProposal {
  readonly title: string;
  readonly fileName: string;
  readonly filterName: string;
  /** Without the dot. */
  readonly extension: string;
}

/** A place a person chose. The path stays inside the adapter. */
export interface ChosenFile {
  readonly fileName: string;
  /** The folder as people name it, for the confirmation. */
  readonly folder: string;

  /**
   * Writes the whole file or nothing: a temporary file beside it, flushed, read back and compared, then renamed.
   * @throws AppError `file.*`; no partial file is left.
   */
  write(bytes: Uint8Array): Promise<void>;
}
