import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenedFile } from '#main/ports/desktop/file-opener.ts';
import { AppError } from '#shared/errors.ts';

/** At most so many bytes of a file, from its beginning. @throws AppError `file.unreadable` */
export async function beginningOf(path: string, length: number): Promise<OpenedFile> {
  const fileName = basename(path);
  try {
    await using file = await open(path, 'r');
    // Not the whole limit at once: most files are short.
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(
      new Uint8Array(Math.min(length, size)),
      0,
      Math.min(length, size),
      0,
    );
    return { fileName, bytes: buffer.subarray(0, bytesRead) };
  } catch (cause) {
    throw new AppError('file.unreadable', 'opening failed', { cause, details: { fileName } });
  }
}
