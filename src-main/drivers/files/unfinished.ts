import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileError } from './file-errors.ts';

/** What is being written now, by its temporary paths. */
const unfinished = new Set<string>();

/**
 * Makes a file or folder under a temporary name beside its place (a rename cannot cross file
 * systems); `make` puts it there in the end.
 *
 * @throws AppError `file.*`, and whatever `make` throws; then nothing of it is left.
 */
export async function madeBeside(
  path: string,
  make: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.keydesk-tmp`);
  unfinished.add(temporary);
  try {
    await make(temporary);
  } catch (cause) {
    await remove(temporary);
    throw fileError(cause, basename(path));
  } finally {
    unfinished.delete(temporary);
  }
}

/** For a console that ends while something is written: nothing of that stays on the disk. */
export async function removeUnfinished(): Promise<void> {
  await Promise.all([...unfinished].map(remove));
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
