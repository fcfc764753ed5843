import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import {
  type KeyUse,
  STORE_KEY_BYTES,
  type StoreKey,
  keyFileBeside,
  keyFileText,
  keyInFile,
  storeKeyOf,
} from '#main/domain/recovery/store-key.ts';
import { readShortFile } from '#main/drivers/files/read-short-file.ts';
import { writeNewFile } from '#main/drivers/files/write-new-file.ts';
import { encryptStore, encryptionOf } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { AppError } from '#shared/errors.ts';
import { ToolError, fileReason } from '../tool-error.ts';
import type { StoreInFile } from './tasks.ts';
import type { Work } from './work.ts';

/** A key file has a few hundred bytes. */
const LONGEST_KEY_FILE = 4_096;

/**
 * The key of a store in a file. A store that has none is encrypted first, with the key in the named
 * file or a new one, which is written there before anything is encrypted with it.
 *
 * @throws ToolError `key.*`; AppError `store.keyMissing` when no file has the key of the store,
 *   `store.*`, `request.cancelled`
 */
export async function encryptedWith(
  db: Knex,
  { file, keyFile }: StoreInFile,
  { terminal, words, signal }: Work,
): Promise<StoreKey> {
  const store = resolve(file);
  const beside = keyFileBeside(store);
  const named = keyFile === undefined ? beside : resolve(keyFile);
  const { keyId } = await encryptionOf(db);
  const found = [await keyAt(named), await keyAt(beside)].flatMap((key) => key ?? []);
  const key =
    keyId === undefined
      ? (found[0] ?? (await makeKeyFile(named)))
      : found.find(({ id }) => id === keyId);
  if (key !== undefined && keyId === undefined) await handOver(key, store);
  const now = await encryptStore(store, key, signal);
  if (key === undefined || now.keyId !== key.id)
    throw new AppError('store.keyMissing', `no key ${now.keyId ?? ''}`);
  if (keyId === undefined) terminal.say(words.encrypted(key.id, named));
  return key;
}

/**
 * Puts the key beside its store, where the next console that opens it takes it in.
 *
 * @throws ToolError `key.unwritable`
 */
export async function handOver(key: StoreKey, store: string): Promise<void> {
  await writeKeyFile(keyFileBeside(store), key);
}

/** @throws ToolError `key.none`, `key.unreadable` */
async function keyAt(path: string, use?: KeyUse): Promise<StoreKey | undefined> {
  const text = await readShortFile(path, LONGEST_KEY_FILE).catch((cause: unknown) => {
    throw new ToolError('key.unreadable', { name: path, reason: fileReason(cause) }, cause);
  });
  if (text === undefined) return undefined;
  const key = keyInFile(text, use);
  if (key === undefined) throw new ToolError('key.none', { name: path });
  return key;
}

/**
 * The key in this file, or a new one that is in it then: another command may have been quicker.
 *
 * @throws ToolError `key.*`
 */
export async function keyIn(path: string, use: KeyUse): Promise<StoreKey> {
  return (await keyAt(path, use)) ?? makeKeyFile(path, use);
}

async function makeKeyFile(path: string, use?: KeyUse): Promise<StoreKey> {
  const key = storeKeyOf(randomBytes(STORE_KEY_BYTES), use);
  await writeKeyFile(path, key, use);
  return (await keyAt(path, use)) ?? key;
}

/** A file that is there already is left as it is. */
async function writeKeyFile(path: string, key: StoreKey, use?: KeyUse): Promise<void> {
  try {
    await writeNewFile(path, Buffer.from(keyFileText(key, use)));
  } catch (cause) {
    throw new ToolError('key.unwritable', { name: path, reason: fileReason(cause) }, cause);
  }
}
