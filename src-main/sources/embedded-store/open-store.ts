import { constants, existsSync, renameSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { connect, write } from './connection.ts';
import { expectedSchema } from './expected-schema.ts';
import { inspectStore } from './inspect-store.ts';
import { type StoreFile, makeStore } from './make-store.ts';
import { migrate } from './migrations/all.ts';
import { storeError } from './store-errors.ts';
import { storeWatch } from './store-watch.ts';

/**
 * Opens the embedded store; makes it first when there is none. A new store appears whole or not at
 * all. A file that is there is never replaced, whatever is wrong with it, and one that cannot be
 * used is not written to.
 *
 * @throws AppError `store.locked`, `store.damaged`, `store.newer`, `store.full`, `store.readOnly`,
 *   `store.wrongPurpose`, `store.unavailable`, `request.cancelled`; and from then on, for each
 *   transaction, `store.replaced` or `store.altered` when something happened to it
 */
export async function openStore(store: StoreFile): Promise<Knex> {
  const { file, purpose, signal } = store;
  try {
    refuseIfCancelled(signal);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    if (isMissing(file)) await makeStore(store);
    await requireWritable(file);
    await inspectStore(file, purpose, signal);
  } catch (error) {
    throw storeError(error);
  }
  const watch = storeWatch(file);
  const db = connect(file, watch.onConnection);
  try {
    await migrate(db, signal);
    watch.expectSchema(await expectedSchema());
    // Takes and returns the write lock: better to learn now than at the first disclosure that
    // nothing can be written.
    await write(db, () => Promise.resolve(), signal);
    return db;
  } catch (error) {
    await db.destroy();
    throw storeError(error);
  }
}

// A write-ahead log that outlived its database would be replayed into the next one: it is put
// aside. Nothing is awaited between the look at the file and that, which leaves another process the
// least time to publish its new store in between.
function isMissing(file: string): boolean {
  if (existsSync(file)) return false;
  for (const leftOver of [`${file}-wal`, `${file}-journal`]) {
    if (existsSync(leftOver)) renameSync(leftOver, `${leftOver}.left-over`);
  }
  return true;
}

async function requireWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK);
  await access(file, constants.R_OK | constants.W_OK);
}
