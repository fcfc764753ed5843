import { basename, dirname, join, sep } from 'node:path';
import {
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
  app,
  dialog,
} from 'electron';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { writeWholeFolder } from '#main/drivers/files/write-whole-folder.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { MountedDrive, RemovableDrives } from '#main/ports/desktop/removable-drives.ts';
import { plainFileName } from '#shared/console/file-names.ts';

/**
 * The operating system's own dialogs. They open on a removable drive when there is one, for that is
 * what most files are saved for; otherwise where the last file went, which is remembered here, for
 * this run only: Electron 43 and later begin in Downloads each time.
 */
export function saveDialog(
  window: () => BrowserWindow | undefined,
  removable: RemovableDrives,
): FileSaver {
  let lastFolder: string | undefined;

  function firstFolder(drives: readonly MountedDrive[]): string {
    if (lastFolder !== undefined && isOn(lastFolder, drives)) return lastFolder;
    return drives[0]?.folder ?? lastFolder ?? app.getPath('documents');
  }

  return {
    async choose({ title, fileName, filterName, extension }) {
      const drives = await removable.list();
      const options: SaveDialogOptions = {
        title,
        // Always absolute: relative proposals end up in surprising places on Linux.
        defaultPath: join(firstFolder(drives), plainFileName(fileName)),
        filters: [{ name: filterName, extensions: [extension] }],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
      };
      const parent = window();
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      if (canceled || filePath === '') return undefined;
      // Exactly as chosen: an extension added here could hit a file nobody agreed to replace.
      const folder = dirname(filePath);
      lastFolder = folder;
      return {
        fileName: basename(filePath),
        folder,
        isRemovable: isOn(folder, drives),
        write: (content) => writeWholeFile(filePath, content),
      };
    },

    async chooseFolder({ title, fileName: proposed }) {
      const fileName = plainFileName(proposed);
      const drives = await removable.list();
      const options: OpenDialogOptions = {
        title,
        defaultPath: firstFolder(drives),
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      };
      const parent = window();
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options));
      const [folder] = filePaths;
      if (canceled || folder === undefined) return undefined;
      lastFolder = folder;
      return {
        fileName,
        folder,
        isRemovable: isOn(folder, drives),
        write: (files) => writeWholeFolder(join(folder, fileName), files),
      };
    },
  };
}

function isOn(folder: string, drives: readonly MountedDrive[]): boolean {
  const whole = (path: string) => (path.endsWith(sep) ? path : path + sep);
  return drives.some((drive) => whole(folder).startsWith(whole(drive.folder)));
}
