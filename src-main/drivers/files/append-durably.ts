import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '#shared/errors.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';

/**
 * Appending holds a thread until the medium answers, which a dead share never does. Node has four,
 * and files that people open may hold two.
 */
const MOST_SILENT = 1;
/** Threads that wait for a medium that was given up. */
let silent = 0;

/**
 * Appends lines to a file, which is made where there is none, and waits until they are on the
 * medium; with no lines it is only opened. Needs no right to read. What another attempt left behind
 * half a line stays what it is: these lines begin on one of their own.
 *
 * @throws AppError `witness.timedOut`, `request.cancelled`; the system's errors. Then some of it
 *   may be there
 */
export async function appendDurably(path: string, lines: string, limit: CallLimit): Promise<void> {
  if (silent >= MOST_SILENT) throw new AppError('witness.timedOut', 'another medium is silent');
  let isOver = false;
  let isGivenUp = false;
  const appending = append(path, lines).finally(() => {
    isOver = true;
    if (isGivenUp) silent -= 1;
  });
  const giveUp = () => {
    if (isOver || isGivenUp) return;
    isGivenUp = true;
    silent += 1;
  };
  await withTimeLimit(appending, { ...limit, timedOut: 'witness.timedOut', giveUp });
}

/** Files whose last line may be half of one: all, until something was appended as a whole. */
const whole = new Set<string>();

async function append(path: string, lines: string): Promise<void> {
  // Everybody who may read the folder may read it, as its own rights say.
  await using file = await open(path, 'a', 0o644);
  if (lines === '') return;
  const isNew = (await file.stat()).size === 0;
  const bytes = Buffer.from(isNew || whole.has(path) ? lines : `\n${lines}`);
  whole.delete(path);
  await writeAll(file, bytes);
  await file.sync();
  whole.add(path);
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written);
    written += bytesWritten;
  }
}
