/** Saves files where the person chooses, with the operating system's own dialog. */
export interface FileSaver {
  /** Asks where to save. @returns `undefined` when the dialog was closed without a choice. */
  choose(proposal: FileProposal): Promise<ChosenFile | undefined>;
  /**
   * Asks for a folder in which a new folder of this name is made. @returns `undefined` when the
   * dialog was closed without a choice.
   */
  chooseFolder(
    proposal: Pick<FileProposal, 'title' | 'fileName'>,
  ): Promise<ChosenFolder | undefined>;
}

/** What the dialog proposes. */
export interface FileProposal {
  readonly title: string;
  readonly fileName: string;
  readonly filterName: string;
  /** Without the dot. */
  readonly extension: string;
}

/** A place that a person chose. Its path is not passed on. */
interface ChosenPlace {
  readonly fileName: string;
  /** The folder, shown in the confirmation. */
  readonly folder: string;
  /** Whether it lies on a removable drive. */
  readonly isRemovable: boolean;
}

/** One file of a folder. */
export interface SavedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A place for a new folder. */
export interface ChosenFolder extends ChosenPlace {
  /** Writes the new folder with all its files or nothing. @throws AppError `file.*` */
  write(files: readonly SavedFile[]): Promise<void>;
}

/** A place for a file. */
export interface ChosenFile extends ChosenPlace {
  /**
   * Writes the whole file or nothing: a temporary file beside it, flushed, read back and compared,
   * then renamed.
   *
   * @returns the SHA-256 of the file
   * @throws AppError `file.*`; no partial file is left. What `content` throws.
   */
  write(content: Uint8Array | Produce): Promise<string>;
}

/** Writes the next piece of a file; resolves when it is written. */
export type Sink = (chunk: Uint8Array | string) => Promise<void>;

/** Produces a file that is too long for memory, piece by piece. */
export type Produce = (sink: Sink) => Promise<void>;
