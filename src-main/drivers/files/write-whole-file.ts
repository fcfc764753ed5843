import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import { withTemporaryPath } from './temporary-path.ts';

/** Writes a file that is too long for memory, chunk by chunk. */
export type Produce = (sink: (chunk: Uint8Array | string) => Promise<void>) => Promise<void>;

/**
 * Virus scanners on Windows hold a new file for a moment, so renaming is tried again: the waits in
 * milliseconds.
 */
const RENAME_RETRIES_MS = [50, 150, 400, 1000];
const HELD_BY_OTHERS = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Bytes that are read back at a time. */
const CHUNK_BYTES = 256 * 1024;

const DRIVE_IS_GONE = new Set(['EIO', 'ENODEV', 'ENOENT', 'ENXIO']);

/**
 * Writes the whole file or nothing: a temporary file in the same folder, flushed to the medium,
 * read back and compared, renamed over the target, the folder flushed.
 *
 * @returns the SHA-256 of the file
 * @throws AppError `file.*`, and whatever `produce` throws; the temporary file is removed and an
 *   existing target is untouched.
 */
export async function writeWholeFile(path: string, content: Uint8Array | Produce): Promise<string> {
  return withTemporaryPath(path, async (temporary) => {
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
    return written;
  });
}

/** Like {@link writeWholeFile}, and makes missing folders above it first. */
export async function writeFileAndFolders(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWholeFile(path, bytes);
}

// Windows reports renaming over a folder as a missing permission.
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
      // Encoded once for both, and into the same memory each time: a long report would leave
      // hundreds of megabytes to collect.
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

/** Encodes text as UTF-8. The bytes are valid until the next text is encoded. */
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
  const memory = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, CHUNK_BYTES);
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
      if (process.platform !== 'win32' || !HELD_BY_OTHERS.has(systemCodeOf(error))) throw error;
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

// Windows and some network file systems refuse to flush a folder. That is no failure, as the files
// in it are flushed already. A drive that is gone is one.
async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, flags);
    await handle.sync();
  } catch (error) {
    if (DRIVE_IS_GONE.has(systemCodeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}
