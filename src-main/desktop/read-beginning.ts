import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { openRegularFile } from '#main/drivers/files/regular-file.ts';
import type { OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type { Clock } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';

/**
 * Reading holds a thread until the medium answers, which a dead share never does. Node has four;
 * signing in and quitting need the others.
 */
const MOST_AT_ONCE = 2;
/** Longest silence of a medium. */
const NO_ANSWER_MS = 15_000;
const CHUNK_BYTES = 1 << 20;

/**
 * Reads at most `length` bytes from the beginning of a file.
 *
 * @throws AppError `file.notRegular`, `file.unreadable`, `file.noAnswer`, `file.tooManyRead`
 */
export type BeginningReader = (path: string, length: number) => Promise<OpenedFile>;

interface ReaderDeps {
  readonly clock: Clock;
  /** How a file is opened. */
  readonly open?: (path: string) => Promise<FileHandle>;
}

/** One for everything a person opens: together they hold two threads at most. */
export function beginningReader({ clock, open = openRegularFile }: ReaderDeps): BeginningReader {
  let running = 0;
  return async (path, length) => {
    const fileName = basename(path);
    if (running >= MOST_AT_ONCE)
      throw new AppError('file.tooManyRead', 'others are read', { details: { fileName } });
    running += 1;
    const patience = startPatience(clock, fileName);
    const reading = open(path)
      .then((file) => readAndClose(file, length, patience))
      .finally(() => {
        // Not when the silence was given up: the thread waits until the medium answers.
        running -= 1;
      });
    try {
      return { fileName, bytes: await Promise.race([reading, patience.ended]) };
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('file.unreadable', 'opening failed', { cause, details: { fileName } });
    } finally {
      patience.stop();
    }
  };
}

interface Patience {
  /** Rejects with AppError `file.noAnswer` after the longest silence. */
  readonly ended: Promise<never>;
  /** The medium has answered. */
  readonly renew: () => void;
  readonly stop: () => void;
}

function startPatience(clock: Clock, fileName: string): Patience {
  let reject: (reason: AppError) => void;
  const ended = new Promise<never>((_resolve, rejected) => {
    reject = rejected;
  });
  const start = () =>
    clock.after(NO_ANSWER_MS, () => {
      reject(new AppError('file.noAnswer', 'the medium is silent', { details: { fileName } }));
    });
  let stop = start();
  return {
    ended,
    renew: () => {
      stop();
      stop = start();
    },
    stop: () => {
      stop();
    },
  };
}

async function readAndClose(
  handle: FileHandle,
  length: number,
  { renew }: Patience,
): Promise<Uint8Array> {
  await using file = handle;
  // Most files are shorter than the limit: no need for a buffer of that size.
  const { size } = await file.stat();
  const bytes = new Uint8Array(Math.min(length, size));
  let filled = 0;
  while (filled < bytes.length) {
    const most = Math.min(CHUNK_BYTES, bytes.length - filled);
    const { bytesRead } = await file.read(bytes, filled, most, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
    renew();
  }
  return bytes.subarray(0, filled);
}
