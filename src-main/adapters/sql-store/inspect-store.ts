import { open, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { z } from 'zod';
import { AppError } from '../../../src-shared/errors.ts';
import { read } from './connection.ts';
import { APPLICATION_ID } from './migrations/0001-first-schema.ts';
import { MIGRATIONS } from './migrations/all.ts';

export type StorePurpose = 'demo' | 'organisation';

const HEADER_BYTES = 100;
/** Up to this size, in bytes, checking every page takes well under a second; larger stores are checked as they are read. */
const QUICK_CHECK_LIMIT = 32 * 1024 * 1024;

const StoreInfo = z.object({ purpose: z.string(), schema_version: z.int() });

/**
 * Looks at an existing file without a single write: whether it is a whole Keydesk store, of this purpose, of a schema this
 * console knows. SQLite itself would change a file it opens for writing before anybody could tell.
 * @throws AppError `store.damaged`, `store.newer`, `store.wrongPurpose`, `store.locked`, `store.unavailable`
 */
export async function inspectStore(file: string, purpose: StorePurpose, signal?: AbortSignal): Promise<void> {
  await inspectHeader(file);
  const { size } = await stat(file);
  const info = await read(() => lookInside(file, size <= QUICK_CHECK_LIMIT), signal);
  if (info.purpose !== purpose) throw new AppError('store.wrongPurpose', `made for "${info.purpose}"`);
  if (info.schema_version > MIGRATIONS.length) throw new AppError('store.newer', `schema ${info.schema_version}`);
}

async function inspectHeader(file: string): Promise<void> {
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = await open(file, 'r');
  try {
    const { bytesRead } = await handle.read(header, 0, HEADER_BYTES, 0);
    if (bytesRead < HEADER_BYTES || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
      throw new AppError('store.damaged', 'not a database file');
    }
    if (header.readInt32BE(68) !== APPLICATION_ID) throw new AppError('store.damaged', 'a database, but not a Keydesk store');
    if (await isTorn(file, header, (await handle.stat()).size)) throw new AppError('store.damaged', 'the file is cut short');
  } finally {
    await handle.close();
  }
}

// With a write-ahead log beside it, the file may rightly be shorter than its header says: the rest is in the log.
async function isTorn(file: string, header: Buffer, size: number): Promise<boolean> {
  const logSize = await stat(`${file}-wal`).then(
    (found) => found.size,
    () => 0,
  );
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return logSize === 0 && size < header.readUInt32BE(28) * pageSize;
}

function lookInside(file: string, checkPages: boolean): z.infer<typeof StoreInfo> {
  const db = new Database(`${pathToFileURL(file).href}?mode=ro`);
  try {
    if (checkPages) refuseBrokenPages(db);
    const tables = db.prepare("select name from sqlite_schema where type = 'table' and name in ('store_info', 'knex_migrations')").all([]);
    if (tables.length < 2) throw new AppError('store.damaged', 'not a Keydesk store');
    return StoreInfo.parse(db.prepare('select purpose, schema_version from store_info').all([])[0]);
  } finally {
    db.close();
  }
}

function refuseBrokenPages(db: Database.Database): void {
  const [found] = z.array(z.object({ quick_check: z.string() })).parse(db.pragma('quick_check(1)'));
  if (found?.quick_check !== 'ok') throw new AppError('store.damaged', `quick_check: ${found?.quick_check ?? 'nothing'}`);
}
