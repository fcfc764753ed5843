import { writeSync } from 'node:fs';
import { systemCodeOf } from '#shared/errors.ts';

const PAUSE_MS = 1;
const nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/**
 * Prints a line at once, past every buffer of this process. Waits while the system's own buffer is
 * full, which takes a few hundred lines that the reader has had no time for.
 */
export function printLine(text: string): void {
  for (;;)
    try {
      writeSync(1, `${text}\n`);
      return;
    } catch (error) {
      if (systemCodeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(nobody, 0, 0, PAUSE_MS);
    }
}
