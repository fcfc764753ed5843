import { type Stats, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from '#shared/errors.ts';

const ROOT = 0;
// The right to write, of the group and of everybody else. In a folder with the sticky bit, such as /tmp, nobody can replace what somebody else owns.
const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;

/**
 * Whether anybody but an administrator could have written this file: it, or a folder on the way to
 * it, belongs to somebody else or may be changed by others. Not looked at on Windows, where the
 * rights on the folder decide that an administrator gave it.
 *
 * @param administrator an account that counts as one besides root
 * @returns the path that others can change; `undefined` when there is none
 * @throws Error when the file or a folder cannot be looked at
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
  // The folders a link leads into, and those the link itself stands in.
  return [...foldersAbove(file), ...foldersAbove(path)].find(
    (folder) => isOpen(statSync(folder)) && (statSync(folder).mode & STICKY) === 0,
  );
}

/**
 * Whether anything stands at this path. A link that leads nowhere counts, and so does what cannot
 * be looked at: were that taken for absent, taking away a right would be enough to have an
 * administrator's configuration passed over.
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
