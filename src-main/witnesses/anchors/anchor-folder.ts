import { join } from 'node:path';
import { anchorLine } from '#main/domain/audit/anchors.ts';
import { appendDurably } from '#main/drivers/files/append-durably.ts';
import type { AnchorPlace } from '#main/ports/audit/anchor-place.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { folderError } from '../folder-error.ts';

/** How long a folder may take, which may be on a share. */
const ANSWER_MS = 15_000;

/** A folder, and whose log is noted in it. */
export interface AnchorFolder {
  readonly folder: string;
  /** Of the file: one for each log, or two would be taken for one that was made anew. */
  readonly fileName: string;
}

/** Notes anchors as lines of a file that only grows. */
export function anchorFolder({ folder, fileName }: AnchorFolder): AnchorPlace {
  const append = async (lines: string, { signal }: CallOptions) => {
    try {
      await appendDurably(join(folder, fileName), lines, { ms: ANSWER_MS, signal });
    } catch (cause) {
      throw folderError(cause);
    }
  };
  return {
    name: `anchors in ${folder}`,
    note: (entry, options) => append(`${anchorLine(entry)}\n`, options),
    test: (options) => append('', options),
  };
}
