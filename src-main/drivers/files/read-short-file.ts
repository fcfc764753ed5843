import { systemCodeOf } from '#shared/errors.ts';
import { openRegularFile } from './regular-file.ts';

/**
 * The text of a file, in UTF-8; of a longer one no more than `limitBytes`. `undefined` when there
 * is none.
 *
 * @throws AppError `file.notRegular`; the system's errors
 */
export async function readShortFile(path: string, limitBytes: number): Promise<string | undefined> {
  try {
    await using handle = await openRegularFile(path);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(limitBytes), 0, limitBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
