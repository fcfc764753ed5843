import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { AppError } from '../../../src-shared/errors.ts';
import { connect, read } from './connection.ts';
import { MIGRATIONS, migrationSource } from './migrations/all.ts';
import { storeError } from './store-errors.ts';

export type StorePurpose = 'demo' | 'organisation';

export interface StoreFile {
  readonly file: string;
  /** A store made for another purpose is refused: made-up keys never mix with real ones. */
  readonly purpose: StorePurpose;
  /** Fills a store that was just made, before anybody can see it. */
  readonly fill: (db: Knex) => Promise<void>;
}

/**
 * Opens the embedded store; makes it first when there is none. A new store appears whole or not at all. A file that is
 * there is never replaced, whatever is wrong with it.
 * @throws AppError `store.locked`, `store.damaged`, `store.newer`, `store.full`, `store.readOnly`, `store.wrongPurpose`,
 * `store.unavailable`
 */
export async function openStore(store: StoreFile): Promise<Knex> {
  try {
    await mkdir(dirname(store.file), { recursive: true, mode: 0o700 });
    if (!(await exists(store.file))) await make(store);
    await access(store.file, constants.R_OK | constants.W_OK);
    await access(dirname(store.file), constants.W_OK);
    await refuseForeignFile(store.file);
  } catch (error) {
    throw storeError(error);
  }
  const db = connect(store.file);
  try {
    await check(db, store.purpose);
    return db;
  } catch (error) {
    await db.destroy();
    throw storeError(error);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function make({ file, purpose, fill }: StoreFile): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    // Made before the database opens it, so that it never has looser rights than these.
    await (await open(unfinished, 'wx', 0o600)).close();
    const db = connect(unfinished);
    try {
      await db.migrate.latest({ migrationSource });
      await db('store_info').insert({ id: 1, purpose });
      await fill(db);
      // Folds the write-ahead log into the file, which alone is renamed.
      await db.raw('pragma journal_mode = delete');
    } finally {
      await db.destroy();
    }
    await rename(unfinished, file);
  } catch (error) {
    await Promise.allSettled(['', '-wal', '-shm'].map((suffix) => rm(unfinished + suffix, { force: true })));
    throw error;
  }
}

// SQLite would write to a file it does not recognise only later, but would leave its side files beside it at once.
async function refuseForeignFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    if (buffer.toString('latin1') !== 'SQLite format 3\0') throw new AppError('store.damaged', 'not a database file');
  } finally {
    await handle.close();
  }
}

async function check(db: Knex, purpose: StorePurpose): Promise<void> {
  const tables = await read(() => db('sqlite_master').where({ type: 'table' }).whereIn('name', ['store_info', 'knex_migrations']).pluck('name'));
  if (tables.length < 2) throw new AppError('store.damaged', 'not a Keydesk store');
  const info: { purpose: string } | undefined = await read(() => db('store_info').first());
  if (info?.purpose !== purpose) throw new AppError('store.wrongPurpose', `made for "${String(info?.purpose)}"`);
  const applied: readonly string[] = await read(() => db('knex_migrations').orderBy('id').pluck('name'));
  if (applied.some((name, index) => MIGRATIONS[index]?.name !== name)) throw new AppError('store.newer', `has ${applied.join(', ')}`);
  if (applied.length < MIGRATIONS.length) await db.migrate.latest({ migrationSource });
}
