import {
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
  dialog,
} from 'electron';

/** The operating system's own dialogs. `undefined` or an empty list: the person closed it. */
export interface NativeDialogs {
  open(options: OpenDialogOptions): Promise<readonly string[]>;
  save(options: SaveDialogOptions): Promise<string | undefined>;
}

/** Electron's, in front of the console's window while there is one. */
export function nativeDialogs(window: () => BrowserWindow | undefined): NativeDialogs {
  return {
    async open(options) {
      const parent = window();
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options));
      return canceled ? [] : filePaths;
    },
    async save(options) {
      const parent = window();
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      return canceled || filePath === '' ? undefined : filePath;
    },
  };
}
