import { type BrowserWindow, type OpenDialogOptions, dialog } from 'electron';
import type { FileOpener } from '#main/ports/desktop/file-opener.ts';
import { beginningOf } from './beginning-of.ts';

/** The operating system's own open dialog. */
export function openDialog(window: () => BrowserWindow | undefined): FileOpener {
  return {
    async choose({ title, filterName, extensions, limitBytes }) {
      const options: OpenDialogOptions = {
        title,
        filters: [{ name: filterName, extensions: [...extensions] }],
        properties: ['openFile', 'dontAddToRecent'],
      };
      const parent = window();
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options));
      const [path] = filePaths;
      return canceled || path === undefined ? undefined : beginningOf(path, limitBytes + 1);
    },
  };
}
