import { type Stats, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from '#shared/errors.ts';

const ROOT = 0;
// Write permission of the group and of all others. In a folder with the sticky bit, such as /tmp,
// nobody can replace the files of another account.
const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;

/**
 * Finds out whether others than an administrator could have written this file: it, or a folder
 * above it, belongs to another account or is writable for others. Not checked on Windows, where
 * only an administrator may write into the folder.
 *
 * @param administrator the ID of an account that counts as administrator besides root
 * @returns the path that others can change; `undefined` when there is none
 * @throws Error when the file or a folder cannot be read
 */
export function openToOthers(
  path: string,
  platform: NodeJS.Platform,
  administrator = ROOT,
): string | undefined {
  if (platform === 'win32') return undefined;
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
