import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import { madeBeside } from './unfinished.ts';

/** Hands a file that is too long for memory to a sink, piece by piece. */
type Produce = (sink: (chunk: Uint8Array | string) => Promise<void>) => Promise<void>;

/**
 * Virus scanners on Windows hold a new file for a moment; waits in milliseconds between tries to
 * rename.
 */
const RENAME_RETRIES_MS = [50, 150, 400, 1000];
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Bytes read back in one go. */
const PIECE = 256 * 1024;

const DRIVE_IS_LOST = new Set(['EIO', 'ENODEV', 'ENOENT', 'ENXIO']);

/**
 * Writes the whole file or nothing: a temporary file in the same folder, flushed to the medium,
 * read back and compared, renamed over the target, the folder flushed.
 *
 * @throws AppError `file.*`, and whatever `produce` throws; the temporary file is removed and an
 *   existing target is untouched.
 */
export async function writeWholeFile(path: string, content: Uint8Array | Produce): Promise<void> {
  await madeBeside(path, async (temporary) => {
    await refuseFolder(path);
    const written = await writeFlushed(
      temporary,
      typeof content === 'function' ? content : (sink) => sink(content),
    );
    if ((await hashOf(temporary)) !== written) {
      throw new AppError('file.notVerified', 'read back differently', {
        details: { fileName: basename(path) },
      });
    }
    await renameOver(temporary, path);
    await flushFolder(dirname(path));
  });
}

/** The same, and makes the folders on the way to it. @throws AppError as {@link writeWholeFile} */
export async function writeFileAndFolders(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWholeFile(path, bytes);
}

// Windows reports renaming over a folder as a refused right; say what it is instead.
async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw new AppError('file.isFolder', 'a folder has this name', {
      details: { fileName: basename(path) },
    });
}

/** @returns the SHA-256 of what was written */
async function writeFlushed(path: string, produce: Produce): Promise<string> {
  // Exclusive, and readable by this person only where the file system knows of such things.
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  const encoded = reusingEncoder();
  try {
    await produce(async (chunk) => {
      // Encoded once for both, and into the same memory each time: a long report would leave hundreds of megabytes to collect.
      const bytes = typeof chunk === 'string' ? encoded(chunk) : chunk;
      hash.update(bytes);
      await file.writeFile(bytes);
    });
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** UTF-8 of a text, good until the next one is encoded. */
function reusingEncoder(): (text: string) => Uint8Array {
  let memory = Buffer.alloc(0);
  return (text) => {
    // No character takes more than three bytes of UTF-8 for each of its UTF-16 units.
    if (memory.length < text.length * 3) memory = Buffer.allocUnsafe(text.length * 4);
    return memory.subarray(0, memory.write(text));
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  // The same memory for every piece, as in writing.
  const memory = Buffer.allocUnsafe(PIECE);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, PIECE);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(memory.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function renameOver(from: string, to: string): Promise<void> {
  for (const waitMs of RENAME_RETRIES_MS) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (process.platform !== 'win32' || !HELD.has(systemCodeOf(error))) throw error;
      await sleep(waitMs);
    }
  }
  await rename(from, to);
}

/**
 * Flushes the names in a folder, such as one that was just renamed: on a drive that is pulled out
 * they would be lost.
 */
export async function flushFolder(folder: string): Promise<void> {
  await flush(folder, 'r');
}

/** Flushes a file that somebody else wrote. */
export async function flushFile(path: string): Promise<void> {
  await flush(path, 'r+');
}

// Windows and some network file systems refuse to flush a folder. That is let pass, as the files in it are flushed already; that a drive is gone is not.
async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, flags);
    await handle.sync();
  } catch (error) {
    if (DRIVE_IS_LOST.has(systemCodeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}
