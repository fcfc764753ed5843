import { stat } from 'node:fs/promises';
import { z } from 'zod';
import {
  type ReadOnlyFile,
  type ReadingMode,
  readInFile,
  readOnlyAddress,
} from '#main/drivers/sqlite/read-only-file.ts';
import { AppError } from '#shared/errors.ts';
import { read } from './connection.ts';
import { APPLICATION_ID } from './migrations/0001-first-schema.ts';
import { MIGRATIONS } from './migrations/all.ts';

export type StorePurpose = 'demo' | 'organisation';

/**
 * Up to this size, in bytes, checking every page takes well under a second; larger stores are
 * checked as they are read.
 */
const QUICK_CHECK_LIMIT = 32 * 1024 * 1024;

const StoreInfo = z.object({ purpose: z.string(), schema_version: z.int() });
type StoreInfo = z.infer<typeof StoreInfo>;

/**
 * Looks at an existing file without a single write, not even of side files: whether it is a whole
 * Keydesk store, of this purpose, of a schema this console knows. Only through SQLite: closing a
 * file handle of our own would drop the locks that another connection of this process holds on the
 * same file.
 *
 * @throws AppError `store.damaged`, `store.newer`, `store.wrongPurpose`, `store.locked`,
 *   `store.unavailable`, `request.cancelled`
 */
export async function inspectStore(
  file: string,
  purpose: StorePurpose,
  signal?: AbortSignal,
): Promise<void> {
  const { size } = await stat(file);
  const info = await read(() => look(file, size <= QUICK_CHECK_LIMIT), signal);
  if (info.purpose !== purpose)
    throw new AppError('store.wrongPurpose', `made for "${info.purpose}"`);
  if (info.schema_version > MIGRATIONS.length)
    throw new AppError('store.newer', `schema ${info.schema_version}`);
}

// A log beside the file means that somebody works with it, or was cut off, and it has to be read
// with it. Without one the file is all there is, and a connection that takes it for immutable
// leaves no trace.
async function look(file: string, checkPages: boolean): Promise<StoreInfo> {
  const lookAs = (mode: ReadingMode) =>
    readInFile(readOnlyAddress(file, mode), (db) => lookInside(db, checkPages));
  if (await hasLog(file)) return lookAs('shared');
  try {
    return lookAs('immutable');
  } catch (error) {
    if (await hasLog(file)) return lookAs('shared');
    throw error;
  }
}

async function hasLog(file: string): Promise<boolean> {
  const sizes = await Promise.all(
    [`${file}-wal`, `${file}-journal`].map((log) =>
      stat(log).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.some((size) => size > 0);
}

function lookInside(db: ReadOnlyFile, checkPages: boolean): StoreInfo {
  const [mark] = z.array(z.object({ application_id: z.int() })).parse(db.pragma('application_id'));
  if (mark?.application_id !== APPLICATION_ID)
    throw new AppError('store.damaged', 'not a Keydesk store');
  if (checkPages) refuseBrokenPages(db);
  const tables = db.all(
    `select name from sqlite_schema
      where type = 'table' and name in ('store_info', 'knex_migrations')`,
  );
  if (tables.length < 2) throw new AppError('store.damaged', 'a Keydesk store without its tables');
  return StoreInfo.parse(db.all('select purpose, schema_version from store_info')[0]);
}

function refuseBrokenPages(db: ReadOnlyFile): void {
  const [found] = z.array(z.object({ quick_check: z.string() })).parse(db.pragma('quick_check(1)'));
  if (found?.quick_check !== 'ok')
    throw new AppError('store.damaged', `quick_check: ${found?.quick_check ?? 'nothing'}`);
}
