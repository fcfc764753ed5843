import { basename, dirname, join, sep } from 'node:path';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { writeWholeFolder } from '#main/drivers/files/write-whole-folder.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { MountedDrive, RemovableDrives } from '#main/ports/desktop/removable-drives.ts';
import { plainFileName } from '#shared/console/file-names.ts';
import type { NativeDialogs } from './native-dialogs.ts';

export interface SaveDialogDeps {
  readonly dialogs: NativeDialogs;
  readonly removable: RemovableDrives;
  /** This person's documents folder. */
  readonly documents: () => string;
}

/**
 * The operating system's own dialogs. They start on a removable drive when there is one, because
 * most files are saved for another computer; otherwise in the folder of the last saved file. That
 * folder is remembered here, for this run only, because Electron 43 and later always start in
 * Downloads.
 */
export function saveDialog({ dialogs, removable, documents }: SaveDialogDeps): FileSaver {
  let lastFolder: string | undefined;

  function firstFolder(drives: readonly MountedDrive[]): string {
    if (lastFolder !== undefined && isOn(lastFolder, drives)) return lastFolder;
    return drives[0]?.folder ?? lastFolder ?? documents();
  }

  return {
    async choose({ title, fileName, filterName, extension }) {
      const drives = await removable.list();
      const filePath = await dialogs.save({
        title,
        // Absolute, because on Linux a relative path does not start in the folder one expects.
        defaultPath: join(firstFolder(drives), plainFileName(fileName)),
        filters: [{ name: filterName, extensions: [extension] }],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
      });
      if (filePath === undefined) return undefined;
      // Exactly as chosen: adding an extension could replace another file without asking.
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
      const [folder] = await dialogs.open({
        title,
        defaultPath: firstFolder(drives),
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      if (folder === undefined) return undefined;
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
