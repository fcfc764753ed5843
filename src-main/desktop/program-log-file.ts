import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramLogReader } from '#main/ports/diagnostics/program-log.ts';

/** What the library keeps: the log, and the one before it, which it renames when it is long. */
const FILES = ['keydesk.old.log', 'keydesk.log'];

/** Reads the log of the program from its folder. A file that is not there is empty. */
export function programLogFile(folder: string): ProgramLogReader {
  return {
    async tail(mostBytes) {
      const parts: Buffer[] = [];
      let left = mostBytes;
      for (const name of FILES.toReversed()) {
        const part = await endOf(join(folder, name), left).catch(() => Buffer.alloc(0));
        parts.unshift(part);
        left -= part.length;
      }
      const all = Buffer.concat(parts);
      // The first line is whole only where nothing was cut off.
      return left > 0 ? all.toString() : all.subarray(all.indexOf('\n') + 1).toString();
    },
  };
}

async function endOf(path: string, mostBytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, mostBytes);
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, size - length);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
