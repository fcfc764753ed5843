import { basename, dirname, join } from 'node:path';
import { type BrowserWindow, type SaveDialogOptions, app, dialog } from 'electron';
import type { FileSaver } from '../../ports/file-saver.ts';
import { writeWholeFile } from './write-whole-file.ts';

/**
 * The operating system's own save dialog. Electron 43 and later open it in Downloads each time, so the last folder is
 * remembered here, for this run only.
 */
export function saveDialog(window: () => BrowserWindow | undefined): FileSaver {
  let lastFolder: string | undefined;

  return {
    async choose({ title, fileName, filterName, extension }) {
      const options: SaveDialogOptions = {
        title,
        // Always absolute: relative proposals end up in surprising places on Linux.
        defaultPath: join(lastFolder ?? app.getPath('documents'), fileName),
        filters: [{ name: filterName, extensions: [extension] }],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
      };
      const parent = window();
      const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      if (canceled || filePath === '') return undefined;
      // Exactly as chosen: an extension added here could hit a file nobody agreed to replace.
      lastFolder = dirname(filePath);
      return { fileName: basename(filePath), folder: dirname(filePath), write: (bytes) => writeWholeFile(filePath, bytes) };
    },
  };
}
