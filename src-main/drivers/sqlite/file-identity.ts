import { statSync } from 'node:fs';

/**
 * Which file a path leads to: device and inode, on Windows volume and file ID. `undefined` when
 * there is none. By its name alone: opening and closing a database's file would drop the locks that
 * a connection of this process holds on it.
 */
export function identityAt(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
