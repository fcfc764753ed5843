import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileError } from './file-errors.ts';

/** What is being written now. */
const temporaryPaths = new Set<string>();

/**
 * Hands `write` a temporary path in the same folder as `path`, because a rename cannot cross file
 * systems. `write` makes the file or folder there and renames it in the end.
 *
 * @throws AppError `file.*`, and whatever `write` throws; then nothing of it is left
 */
export async function withTemporaryPath<T>(
  path: string,
  write: (temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.keydesk-tmp`);
  temporaryPaths.add(temporary);
  try {
    return await write(temporary);
  } catch (cause) {
    await remove(temporary);
    throw fileError(cause, basename(path));
  } finally {
    temporaryPaths.delete(temporary);
  }
}

/** For a console that ends while something is written: nothing unfinished stays on the disk. */
export async function removeTemporaryFiles(): Promise<void> {
  await Promise.all([...temporaryPaths].map(remove));
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
