/** A list as it is kept. */
export interface ListOnDisk {
  /** What it is and whose: JSON. */
  readonly about: unknown;
  readonly content: Uint8Array;
}

/**
 * A list without a secret that a source keeps on this computer from one start to the next,
 * encrypted for this person.
 */
export interface KeptList {
  /** `undefined`: there is none. @throws Error when it is damaged, or was sealed for others */
  read(): Promise<ListOnDisk | undefined>;
  /**
   * Takes the place of the one before, whole or not at all.
   *
   * @throws AppError `entra.listNotProtected` where anybody could decrypt it, `file.*`
   */
  keep(list: ListOnDisk): Promise<void>;
}
