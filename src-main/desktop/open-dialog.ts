import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FileOpener, HandedFiles, OpenedFile } from '#main/ports/desktop/file-opener.ts';
import { AppError } from '#shared/errors.ts';
import type { NativeDialogs } from './native-dialogs.ts';

/**
 * The operating system's own open dialog. It starts in the folder of the last opened file. That
 * folder is remembered here, for this run only, because Electron 43 and later always start in
 * Downloads.
 */
export function openDialog(dialogs: NativeDialogs): FileOpener {
  let lastFolder: string | undefined;
  return {
    async choose({ title, filterName, extensions, limitBytes }) {
      const [path] = await dialogs.open({
        title,
        filters: [{ name: filterName, extensions: [...extensions] }],
        properties: ['openFile', 'dontAddToRecent'],
        ...(lastFolder !== undefined && { defaultPath: lastFolder }),
      });
      if (path === undefined) return undefined;
      lastFolder = dirname(path);
      return readBeginning(path, limitBytes + 1);
    },
  };
}

/** Keeps the path in main until the page asks for the file. */
export function handedFiles(): HandedFiles & { hand(path: string): void } {
  let handed: string | undefined;
  return {
    hand: (path) => {
      handed = path;
    },
    async take(limitBytes) {
      const path = handed;
      handed = undefined;
      return path === undefined ? undefined : readBeginning(path, limitBytes + 1);
    },
  };
}

/** Reads at most `length` bytes from the beginning of a file. @throws AppError `file.unreadable` */
async function readBeginning(path: string, length: number): Promise<OpenedFile> {
  const fileName = basename(path);
  try {
    await using file = await open(path, 'r');
    // Most files are shorter than the limit: no need for a buffer of that size.
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
