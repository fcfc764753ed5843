import { randomBytes } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Knex } from 'knex';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { systemCodeOf } from '#shared/errors.ts';
import { connect, write } from './connection.ts';
import type { StorePurpose } from './inspect-store.ts';
import { migrate } from './migrations/all.ts';

/** An embedded store, and what makes it when there is none. */
export interface StoreFile {
  readonly file: string;
  /** A store made for another purpose is refused: made-up keys never mix with real ones. */
  readonly purpose: StorePurpose;
  /** Fills a store that was just made, before anybody can see it. */
  readonly fill?: ((db: Knex) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const SIDE_FILES = ['', '-wal', '-shm', '-journal'];
/** For so long, in milliseconds, nobody but a console that was killed leaves a store unfinished. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/**
 * Makes a store in a temporary file beside `file` and publishes it when it is whole and durable.
 * When another process was quicker, its store stays and this one is thrown away.
 *
 * @throws what SQLite and the file system throw, `request.cancelled`; then nothing is left behind.
 */
export async function makeStore({ file, purpose, fill, signal }: StoreFile): Promise<void> {
  await sweep(file);
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    // Made before the database opens it, so that it never has looser rights than these.
    await (await open(unfinished, 'wx', 0o600)).close();
    const db = connect(unfinished);
    try {
      await migrate(db, signal);
      await write(db, (transaction) => transaction('store_info').update({ purpose }), signal);
      await fill?.(db);
      // Folds the write-ahead log into the file, which alone is published.
      await db.raw('pragma journal_mode = delete');
    } finally {
      await db.destroy();
    }
    refuseIfCancelled(signal);
    await publish(unfinished, file);
  } finally {
    await remove(unfinished);
  }
}

// A link never replaces what is there, unlike a rename; file systems without links get the rename.
async function publish(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EEXIST') return;
    if (code === 'ENOSPC' || code === 'EROFS' || code === 'EACCES') throw error;
    await rename(unfinished, file);
  }
  await syncFolder(dirname(file));
}

// A new name in a folder survives a power cut once the folder is flushed. Windows cannot open
// folders and need not.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function sweep(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !/\.[0-9a-f]{12}\.new$/.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await remove(path);
  }
}

async function remove(path: string): Promise<void> {
  await Promise.allSettled(SIDE_FILES.map((suffix) => rm(path + suffix, { force: true })));
}
