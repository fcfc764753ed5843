import { type Stats, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from '#shared/errors.ts';
import { whoElseMayChange } from './windows-access.ts';

const ROOT = 0;
// Write permission of the group and of all others. In a folder with the sticky bit, such as /tmp,
// nobody can replace the files of another account.
const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;

/** How files of this computer are read. */
export interface FileReaders {
  readonly platform: NodeJS.Platform;
  /** The text of a file. Must not wait for a pipe. @throws the system's errors */
  readonly read: (path: string) => string;
  /** Who may do what with a file, on Windows: its rights in SDDL. @throws Error */
  readonly accessListOf: (path: string) => string;
}

/**
 * Finds out whether others than an administrator could have written this file: it, or a folder
 * above it, belongs to another account or is writable for others. On Windows, that is the rights to
 * the file and to its folder; who owns them and the folders above is not seen there.
 *
 * @param administrator the ID of an account that counts as administrator besides root
 * @returns the path that others can change; `undefined` when there is none
 * @throws Error when the file or a folder cannot be read
 */
export function openToOthers(
  path: string,
  { platform, accessListOf }: Pick<FileReaders, 'platform' | 'accessListOf'>,
  administrator = ROOT,
): string | undefined {
  if (platform === 'win32')
    return [path, dirname(path)].find((each) => whoElseMayChange(accessListOf(each)) !== undefined);
  const file = realpathSync(path);
  const isOpen = ({ uid, mode }: Stats): boolean =>
    ![ROOT, administrator].includes(uid) || (mode & OTHERS_MAY_WRITE) !== 0;
  if (isOpen(statSync(file))) return file;
  // The folders of the file itself, and those of the link to it.
  return [...foldersAbove(file), ...foldersAbove(path)].find(
    (folder) => isOpen(statSync(folder)) && (statSync(folder).mode & STICKY) === 0,
  );
}

/**
 * Whether there is anything at this path. A broken link counts, and so does a path that cannot be
 * read: otherwise somebody could make the console ignore an administrator's configuration by taking
 * away the right to read it.
 */
export function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(systemCodeOf(error));
  }
}

function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}
