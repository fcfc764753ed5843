import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, type OpenDialogOptions, dialog } from 'electron';
import { AppError } from '../../../src-shared/errors.ts';
import type { FileOpener, OpenedFile } from '../../ports/file-opener.ts';

/** The operating system's own open dialog. */
export function openDialog(window: () => BrowserWindow | undefined): FileOpener {
  return {
    async choose({ title, filterName, extensions, limitBytes }) {
      const options: OpenDialogOptions = { title, filters: [{ name: filterName, extensions: [...extensions] }], properties: ['openFile', 'dontAddToRecent'] };
      const parent = window();
      const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      const [path] = filePaths;
      return canceled || path === undefined ? undefined : beginningOf(path, limitBytes + 1);
    },
  };
}

async function beginningOf(path: string, length: number): Promise<OpenedFile> {
  const fileName = basename(path);
  try {
    await using file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
    return { fileName, bytes: buffer.subarray(0, bytesRead) };
  } catch (cause) {
    throw new AppError('file.unreadable', 'opening failed', { cause, details: { fileName } });
  }
}
