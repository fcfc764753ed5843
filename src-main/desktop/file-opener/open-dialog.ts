import { dirname } from 'node:path';
import type { FileOpener } from '#main/ports/desktop/file-opener.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import { beginningOf } from './beginning-of.ts';

/**
 * The operating system's own open dialog. It opens where the last file came from, which is
 * remembered here, for this run only: Electron 43 and later begin in Downloads each time.
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
      return beginningOf(path, limitBytes + 1);
    },
  };
}
