import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import { dirname, basename, join } from 'node:path';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import { withTemporaryPath } from './temporary-path.ts';
import { flushFile, flushFolder, writeWholeFile } from './write-whole-file.ts';

/** One file of a folder. */
interface SavedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a folder with all its files or nothing: a temporary folder beside it, every file flushed
 * and read back, then renamed. A folder that exists already is left as it is: with the same content
 * it counts as saved, otherwise nothing is saved.
 *
 * @throws AppError `file.*`; then nothing of the folder is left
 */
export async function writeWholeFolder(path: string, files: readonly SavedFile[]): Promise<void> {
  await withTemporaryPath(path, async (temporary) => {
    if (await isAlreadySaved(path, files)) return;
    await mkdir(temporary, { mode: 0o700 });
    for (const { fileName, bytes } of files) await writeWholeFile(join(temporary, fileName), bytes);
    await rename(temporary, path);
    await flushFolder(dirname(path));
  });
}

async function isAlreadySaved(path: string, files: readonly SavedFile[]): Promise<boolean> {
  const names = await readdir(path).catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (names === undefined) return false;
  const same = await Promise.all(
    files.map(
      async ({ fileName, bytes }) =>
        (await readFile(join(path, fileName)).catch(() => undefined))?.equals(bytes) === true,
    ),
  );
  if (names.length === files.length && same.every(Boolean)) {
    // Whatever wrote it before may not have flushed it to the drive.
    for (const { fileName } of files) await flushFile(join(path, fileName));
    await flushFolder(path);
    await flushFolder(dirname(path));
    return true;
  }
  throw new AppError('file.alreadyThere', 'another folder of this name', {
    details: { fileName: basename(path) },
  });
}
