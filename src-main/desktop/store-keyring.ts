import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import {
  type KeyUse,
  STORE_KEY_BYTES,
  type StoreKey,
  keyInFile,
  storeKeyOf,
} from '#main/domain/recovery/store-key.ts';
import type { StoreKeyring } from '#main/ports/recovery/store-keys.ts';
import { AppError } from '#shared/errors.ts';
import { fileError } from '../drivers/files/file-errors.ts';
import { readShortFile } from '../drivers/files/read-short-file.ts';
import { writeWholeFile } from '../drivers/files/write-whole-file.ts';
import type { Log, OsEncryption } from '../ports/system.ts';

/** By the ID of the key: each is encrypted separately, in Base64. */
const Kept = z.record(z.string(), z.string());
type Kept = z.infer<typeof Kept>;

/** A key file has a few hundred bytes; a file with the keys of many stores some thousand. */
const LONGEST_KEY_FILE = 4_096;
const LONGEST_KEPT_FILE = 1_000_000;

interface KeyringDeps {
  /** The file in which keys are kept, encrypted by the operating system for this person. */
  readonly path: string;
  readonly encryption: OsEncryption;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** What the keys are for: a key for something else is none. */
  readonly use?: KeyUse;
}

export function storeKeyring(deps: KeyringDeps): StoreKeyring {
  // One after the other, because taking in a key reads the file and writes it anew.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const working = turn.then(work);
    turn = working.catch(() => undefined);
    return working;
  };

  return ({ handedOver, keyFile }) => ({
    given: (id) =>
      keyFile === undefined
        ? inTurn(() => takeIn(deps, handedOver, id))
        : keyAt(keyFile, deps.use).then((key) => key ?? missing(`no key in ${keyFile}`)),
    async find(id) {
      const found = await (keyFile === undefined
        ? inTurn(async () => (await readKept(deps, id)) ?? (await takeIn(deps, handedOver, id)))
        : keyAt(keyFile, deps.use));
      return found?.id === id ? found : missing(`no key ${id}`);
    },
  });
}

function missing(message: string): never {
  throw new AppError('store.keyMissing', message);
}

/**
 * Keeps the key that was put beside the store, and removes the file once it is certain that the
 * operating system gives the key back.
 *
 * @param id of the key that is needed; a file with another one stays
 */
async function takeIn(
  deps: KeyringDeps,
  handedOver: string,
  id?: string,
): Promise<StoreKey | undefined> {
  const { path, encryption, log } = deps;
  const key = await keyAt(handedOver, deps.use);
  if (key === undefined || (id !== undefined && key.id !== id)) return undefined;
  if (!(await encryption.isProtecting()))
    throw new AppError('store.keyNotProtected', 'the operating system offers no protection');
  const sealed = await encryption.seal(Buffer.from(key.bytes).toString('base64'));
  const kept = { ...(await readAll(path)), [key.id]: Buffer.from(sealed).toString('base64') };
  await writeWholeFile(path, Buffer.from(`${JSON.stringify(kept, null, 2)}\n`));
  if ((await readKept(deps, key.id)) === undefined)
    throw new AppError('store.keyNotProtected', 'the operating system does not give the key back');
  await rm(handedOver).catch((cause: unknown) => {
    log.warn('key file not removed', { cause });
  });
  log.info('key taken in', { id: key.id });
  return key;
}

/** A key that this person's operating system keeps. What it does not open counts as not kept. */
async function readKept(
  { path, encryption, use }: KeyringDeps,
  id: string,
): Promise<StoreKey | undefined> {
  const { [id]: sealed } = await readAll(path);
  if (sealed === undefined) return undefined;
  const text = await encryption.open(Buffer.from(sealed, 'base64')).catch(() => '');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== STORE_KEY_BYTES) return undefined;
  const key = storeKeyOf(bytes, use);
  return key.id === id ? key : undefined;
}

/** @throws AppError `file.*`: a file that cannot be read now may hold keys, and is not replaced */
async function readAll(path: string): Promise<Kept> {
  const text = await readText(path, LONGEST_KEPT_FILE);
  try {
    return Kept.parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

async function keyAt(path: string, use?: KeyUse): Promise<StoreKey | undefined> {
  const text = await readText(path, LONGEST_KEY_FILE);
  return text === undefined ? undefined : keyInFile(text, use);
}

async function readText(path: string, limitBytes: number): Promise<string | undefined> {
  try {
    return await readShortFile(path, limitBytes);
  } catch (cause) {
    throw fileError(cause, basename(path));
  }
}
