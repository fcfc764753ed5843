import {
  type Stats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/errors.ts';

/** Opening a pipe waits for somebody to write into it, unless it is told not to. Not on Windows. */
const READ_ONLY = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * Opens a regular file, or a link to one, to read it. Opening or reading a pipe or a device may
 * never end, so it is not even opened.
 *
 * @throws AppError `file.notRegular`; the system's errors
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  requireRegular(path, await stat(path));
  const handle = await open(path, READ_ONLY);
  try {
    // Another may have taken its place since.
    requireRegular(path, await handle.stat());
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** @throws as {@link openRegularFile} */
export async function readRegularFile(path: string): Promise<Buffer> {
  await using handle = await openRegularFile(path);
  return await handle.readFile();
}

/** The text of a regular file, in UTF-8. @throws as {@link openRegularFile} */
export function readRegularFileSync(path: string): string {
  requireRegular(path, statSync(path));
  const handle = openSync(path, READ_ONLY);
  try {
    requireRegular(path, fstatSync(handle));
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

function requireRegular(path: string, found: Stats): void {
  if (found.isFile()) return;
  throw new AppError('file.notRegular', `${path} is a folder, a pipe or a device, and no file`, {
    details: { fileName: basename(path) },
  });
}
