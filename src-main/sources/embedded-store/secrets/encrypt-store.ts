import type { Knex } from 'knex';
import { z } from 'zod';
import type { StoreKey } from '#main/domain/recovery/store-key.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { closeStore, connect, read, write } from '../connection.ts';
import { storeError } from '../store-errors.ts';
import { ownerPasswordOf, packageOf, passwordOf } from './places.ts';
import { sealBytes, sealText } from './sealed-value.ts';

/** Rows that are encrypted before others get their turn. */
const BATCH = 500;
/** Every secret of a table that is a text, as pairs of a row's number and its new value. */
const UPDATE = {
  protectors: `update protectors set recovery_password = given.value ->> 1
    from json_each(?) as given where protectors.id = given.value ->> 0`,
  owners: `update tpm_owners set owner_password = given.value ->> 1
    from json_each(?) as given where tpm_owners.id = given.value ->> 0`,
};

const Key = z.object({ key_id: z.string(), is_scrubbed: z.number() });
const Protectors = z.array(
  z.object({
    id: z.number(),
    key_id: z.string(),
    recovery_password: z.string(),
    key_package: z.instanceof(ArrayBuffer).nullable(),
  }),
);
const Owners = z.array(
  z.object({ id: z.number(), computer_id: z.number(), owner_password: z.string() }),
);
const Checkpoint = z.array(z.object({ busy: z.number() }));

/** How the secrets of a store are kept. */
export interface StoreEncryption {
  /** The ID of its key; `undefined` while they are in clear. */
  readonly keyId: string | undefined;
  /** Whether nothing is left in the file of what was in clear before. */
  readonly isScrubbed: boolean;
  readonly hasSecrets: boolean;
}

/** @throws AppError `store.*` */
export async function encryptionOf(db: Knex): Promise<StoreEncryption> {
  return read(async () => {
    // A store that is only looked at may be of an older version.
    const hasKeys = await db.schema.hasTable('secret_key');
    const row: unknown = hasKeys ? await db('secret_key').first() : undefined;
    const key = row === undefined ? undefined : Key.parse(row);
    const tables = await Promise.all(
      ['protectors', 'tpm_owners'].map(async (table): Promise<unknown> => db(table).first('id')),
    );
    return {
      keyId: key?.key_id,
      isScrubbed: key?.is_scrubbed === 1,
      hasSecrets: tables.some((first) => first !== undefined),
    };
  });
}

/**
 * Encrypts every secret of a store, if it has no key yet, and removes what was in clear from its
 * file. In one transaction: a process that is killed leaves the store as it was, or encrypted. What
 * is left to remove then, the next call removes.
 *
 * @param key kept by somebody already: without it, nobody reads the secrets again
 * @returns how they are kept now
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function encryptStore(
  file: string,
  key: StoreKey | undefined,
  signal?: AbortSignal,
): Promise<StoreEncryption> {
  // Of its own: the file can only be rewritten by a connection on which nothing else was asked.
  const db = connect(file, (connection) => {
    connection.pragma('secure_delete = ON');
  });
  try {
    const before = await encryptionOf(db);
    if (before.keyId === undefined && key !== undefined) await encryptAll(db, key, signal);
    const after = await encryptionOf(db);
    if (after.keyId !== undefined && !after.isScrubbed) await scrub(db);
    return await encryptionOf(db);
  } catch (error) {
    throw storeError(error);
  } finally {
    await closeStore(db);
  }
}

function encryptAll(db: Knex, key: StoreKey, signal?: AbortSignal): Promise<void> {
  return write(
    db,
    async (transaction) => {
      // Another console may have been quicker.
      if ((await transaction('secret_key').first('id')) !== undefined) return;
      await transaction('secret_key').insert({ id: 1, key_id: key.id, is_scrubbed: 0 });
      await inBatches(transaction, { table: 'protectors', signal }, async (rows) => {
        await encryptProtectors(transaction, key, Protectors.parse(rows));
      });
      await inBatches(transaction, { table: 'tpm_owners', signal }, async (rows) => {
        const sealed = Owners.parse(rows).map(
          ({ id, computer_id: computer, owner_password: text }) => [
            id,
            sealText(key, ownerPasswordOf(id, computer), text),
          ],
        );
        await transaction.raw(UPDATE.owners, [JSON.stringify(sealed)]);
      });
    },
    signal,
  );
}

/** The passwords in one statement, for each takes longer than all. JSON has no place for bytes. */
async function encryptProtectors(
  transaction: Knex.Transaction,
  key: StoreKey,
  rows: z.infer<typeof Protectors>,
): Promise<void> {
  const sealed = rows.map(({ id, key_id: keyId, recovery_password: text }) => [
    id,
    sealText(key, passwordOf(keyId), text),
  ]);
  await transaction.raw(UPDATE.protectors, [JSON.stringify(sealed)]);
  for (const { id, key_id: keyId, key_package: bytes } of rows)
    if (bytes !== null)
      await transaction('protectors')
        .where({ id })
        .update({ key_package: sealBytes(key, packageOf(keyId), new Uint8Array(bytes)) });
}

async function inBatches(
  transaction: Knex.Transaction,
  { table, signal }: { readonly table: string; readonly signal: AbortSignal | undefined },
  work: (rows: readonly { readonly id: number }[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ;) {
    if (signal !== undefined) refuseIfCancelled(signal);
    const rows: readonly { readonly id: number }[] = await transaction(table)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH);
    const last = rows.at(-1);
    if (last === undefined) return;
    await work(rows);
    after = last.id;
  }
}

/** Writes the whole file anew, without free pages, and empties the write-ahead log. */
async function scrub(db: Knex): Promise<void> {
  await read(() => db.raw('vacuum'));
  await read(async () => {
    const answer: unknown = await db.raw('pragma wal_checkpoint(truncate)');
    if (Checkpoint.parse(answer)[0]?.busy !== 0)
      throw new AppError('store.locked', 'another program reads the write-ahead log');
  });
  await write(db, (transaction) => transaction('secret_key').update({ is_scrubbed: 1 }));
}
