import { type Stats, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from '../../src-shared/errors.ts';

const ROOT = 0;
// By the group and by everybody else; in a folder with the third bit, nobody touches what is somebody else's (as in /tmp).
const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;

/**
 * Whether somebody but an administrator could have written a file that speaks for one: it, or a folder on the way to it, belongs to
 * or may be changed by others. On Windows nobody asks; there the installer's rights on the folder decide.
 * @returns the path that is open to others
 * @throws Error when it cannot be looked at
 */
export function openToOthers(path: string, platform: NodeJS.Platform, administrator = ROOT): string | undefined {
  if (platform === 'win32') return undefined;
  const file = realpathSync(path);
  const isOpen = ({ uid, mode }: Stats): boolean => ![ROOT, administrator].includes(uid) || (mode & OTHERS_MAY_WRITE) !== 0;
  if (isOpen(statSync(file))) return file;
  // Where the name leads, and where the name stands.
  return [...foldersAbove(file), ...foldersAbove(path)].find((folder) => isOpen(statSync(folder)) && (statSync(folder).mode & STICKY) === 0);
}

/** Whether there is anything at this path, a link that leads nowhere included, or what hides it: only "there is none" counts as none. */
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
