import { basename, dirname } from 'node:path';
import { writeNewFile } from '#main/drivers/files/write-new-file.ts';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import { AppError } from '#shared/errors.ts';

/** A place that was named before anybody was asked. */
export interface GivenFile {
  /** Absolute. */
  readonly path: string;
  /** Whether a file that is there already gives way. */
  readonly isOverwritten: boolean;
}

/** Where nobody can be asked: everything is saved under the one name that was given. */
export function givenFile({ path, isOverwritten }: GivenFile): FileSaver {
  const fileName = basename(path);
  return {
    choose: async () => ({
      fileName,
      folder: dirname(path),
      isRemovable: false,
      async write(content) {
        if (isOverwritten) return writeWholeFile(path, content);
        const written = await writeNewFile(path, content);
        if (written === undefined)
          throw new AppError('file.alreadyThere', 'it came meanwhile', { details: { fileName } });
        return written;
      },
    }),
    chooseFolder: async () => undefined,
  };
}
