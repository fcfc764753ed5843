import { dirname } from 'node:path';
import type { FileOpener, HandedFiles } from '#main/ports/desktop/file-opener.ts';
import type { NativeDialogs } from './native-dialogs.ts';
import type { BeginningReader } from './read-beginning.ts';

/**
 * The operating system's own open dialog. It starts in the folder of the last opened file. That
 * folder is remembered here, for this run only, because Electron 43 and later always start in
 * Downloads.
 */
export function openDialog(dialogs: NativeDialogs, readBeginning: BeginningReader): FileOpener {
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
export function handedFiles(
  readBeginning: BeginningReader,
): HandedFiles & { hand(path: string): void } {
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
