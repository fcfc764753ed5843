import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { isBusy } from '#main/drivers/sqlite/native-errors.ts';
import { openDatabase } from '#main/drivers/sqlite/open-database.ts';
import { readOnlyAddress } from '#main/drivers/sqlite/read-only-file.ts';
import type { StoreConnection } from '#main/drivers/sqlite/store-connection.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { storeError } from './store-errors.ts';

/** An open store, or a transaction in one. */
export type StoreDatabase = Knex;

/** How every connection to a store is set up. */
export const PRAGMAS: readonly string[] = [
  // Waiting inside SQLite stops the whole process: it looks twice or thrice for a lock that is held
  // but a moment, which costs nothing, and longer waiting is done by `patiently` below. First, for
  // it guards the others.
  'busy_timeout = 10',
  'journal_mode = WAL',
  // An audit entry must survive a power cut, so every commit reaches the medium.
  'synchronous = FULL',
  'foreign_keys = ON',
  // Without it, INSERT OR REPLACE deletes rows unseen by the triggers that guard them.
  'recursive_triggers = ON',
  // A file that somebody prepared must not run functions of its choice, and a damaged page must be
  // noticed when it is read.
  'trusted_schema = OFF',
  'cell_size_check = ON',
];

/** Longest wait for another process to let go of the store, in milliseconds. */
const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 60;

/** Told of each connection that is opened, before anything is asked of it. */
type OnConnection = (connection: StoreConnection) => void;

/**
 * Opens an existing database file, or makes an empty one.
 *
 * @param onConnection when it throws, there is no connection, and whatever is asked fails with that
 */
export function connect(file: string, onConnection?: OnConnection): Knex {
  return openDatabase(file, (connection) => {
    prepare(connection);
    onConnection?.(connection);
  });
}

/** Opens a store that is there, and changes nothing in it. */
export function connectToRead(file: string): Knex {
  return openDatabase(readOnlyAddress(file, 'shared'), prepare);
}

function prepare(connection: StoreConnection): void {
  for (const pragma of PRAGMAS) connection.pragma(pragma);
}

/**
 * Waits for running statements and closes the store. libsql keeps the file open until its
 * statements are collected, so the write-ahead log is folded in first: from here on the one file is
 * the whole store.
 */
export async function closeStore(db: Knex): Promise<void> {
  // Another console may be reading; then the log stays, and is read with the file.
  await db.raw('pragma wal_checkpoint(truncate)').catch(() => undefined);
  await db.destroy();
}

/**
 * Runs `work` in one transaction that is durable when this resolves. While another process writes,
 * it is tried again for up to five seconds without blocking the event loop, so `work` may run more
 * than once.
 *
 * @throws AppError `store.*`, `request.cancelled`; then nothing was changed.
 */
export function write<T>(
  db: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return patiently(() => db.transaction(work), signal);
}

/**
 * Runs a query that changes nothing, with the same patience. @throws AppError `store.*`,
 * `request.cancelled`
 */
export function read<T>(query: () => T | PromiseLike<T>, signal?: AbortSignal): Promise<T> {
  return patiently(query, signal);
}

async function patiently<T>(
  work: () => T | PromiseLike<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    refuseIfCancelled(signal);
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw storeError(error);
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** tries));
    }
  }
}
