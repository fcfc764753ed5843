import { setTimeout as sleep } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { libsqlClient } from './libsql-client.ts';
import { isBusy, storeError } from './store-errors.ts';

const PRAGMAS = [
  'journal_mode = WAL',
  // An audit entry must survive a power cut, so every commit reaches the medium.
  'synchronous = FULL',
  'foreign_keys = ON',
  // Without it, INSERT OR REPLACE deletes rows unseen by the triggers that guard them.
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  // Waiting inside SQLite would stop the whole process; waiting is done by `write` below.
  'busy_timeout = 0',
];

/** Longest wait for another process's write to end, in milliseconds. */
const WRITE_PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 60;

interface RawConnection {
  pragma(text: string): unknown;
}

/** Opens an existing database file, or makes an empty one. One connection: SQLite writes one transaction at a time anyway. */
export function connect(file: string): Knex {
  return knex({
    client: libsqlClient,
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
        try {
          for (const pragma of PRAGMAS) connection.pragma(pragma);
          done(null, connection);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)), connection);
        }
      },
    },
  });
}

/**
 * Runs `work` in one transaction that is durable when this resolves. While another process writes, it is tried again for
 * a few seconds without blocking the event loop.
 * @throws AppError `store.*`; then nothing was changed.
 */
export async function write<T>(db: Knex, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + WRITE_PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw storeError(error);
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** tries));
    }
  }
}

/** Runs a query that changes nothing. @throws AppError `store.*` */
export async function read<T>(query: () => PromiseLike<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    throw storeError(error);
  }
}
