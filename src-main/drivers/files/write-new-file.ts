import { constants, copyFile, link, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCodeOf } from '#shared/errors.ts';
import { withTemporaryPath } from './temporary-path.ts';
import { type Produce, flushFile, flushFolder, writeWholeFile } from './write-whole-file.ts';

/**
 * Writes a file that is not there yet, for this person alone: whole and flushed to the medium. One
 * that is there, also since a moment, is left as it is.
 *
 * @returns the SHA-256 of the file; `undefined` where one was there
 * @throws AppError `file.*`, and whatever `content` throws
 */
export async function writeNewFile(
  path: string,
  content: Uint8Array | Produce,
): Promise<string | undefined> {
  return withTemporaryPath(path, async (temporary) => {
    const written = await writeWholeFile(temporary, content);
    try {
      await giveName(temporary, path);
    } catch (error) {
      if (systemCodeOf(error) === 'EEXIST') return undefined;
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
    await flushFolder(dirname(path));
    return written;
  });
}

// A link never replaces what is there, unlike a rename. File systems without links get a copy,
// which does not either.
async function giveName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') throw error;
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
    await flushFile(path);
  }
}
