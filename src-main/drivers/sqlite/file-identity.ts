import { statSync } from 'node:fs';

/** Which file it is: device and inode, on Windows volume and file ID. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * The file a path leads to; `undefined` when there is none. By its name alone: opening and closing
 * a database's file would drop the locks that a connection of this process holds on it.
 */
export function identityAt(path: string): (FileIdentity & { readonly size: bigint }) | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

export function isSameFile(
  one: FileIdentity | undefined,
  other: FileIdentity | undefined,
): boolean {
  return one !== undefined && one.dev === other?.dev && one.ino === other.ino;
}
