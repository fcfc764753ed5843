import type { Knex } from 'knex';
import { z } from 'zod';
import type { StoreKey } from '#main/domain/recovery/store-key.ts';
import type { StoreKeys } from '#main/ports/recovery/store-keys.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { read } from '../connection.ts';
import { type SecretPlace, isSealedText, openBytes, openText } from './sealed-value.ts';

/**
 * Failures of this store's key or of one value. Another source may have the same recovery key, and
 * the audit log beside it is whole.
 */
export const KEY_FAILURES: ReadonlySet<ErrorCode> = new Set([
  'store.keyMissing',
  'store.keyNotProtected',
  'store.secretUnreadable',
]);

/** Selects the ID of the key with which the values of a row are encrypted. */
export const SEALED_WITH = '(select key_id from secret_key) as sealedWith';
export const SealedWith = z.string().nullable();

/** Reads the secrets of a store as it was when this was made. */
export interface SecretReader {
  /** @throws AppError `store.secretUnreadable`; `store.locked` if it was encrypted meanwhile */
  text(place: SecretPlace, stored: string, sealedWith: string | null): string;
  /** @throws as {@link text} */
  bytes(place: SecretPlace, stored: Uint8Array, sealedWith: string | null): Uint8Array;
}

/** The secrets of a store: encrypted where it has a key, else in clear. */
export interface StoreSecrets {
  /** @throws AppError `store.keyMissing`, `store.keyNotProtected`, `store.*` */
  reader(): Promise<SecretReader>;
  /** Drops the key from memory. It is asked for again when it is needed. */
  forget(): void;
}

/** @param keys without any, an encrypted store tells no secret */
export function storeSecrets(db: Knex, keys?: StoreKeys): StoreSecrets {
  // A store keeps its key, so it is looked for once. That it was given one meanwhile shows in the
  // transaction that reads the secret.
  let known: SecretReader | undefined;
  const forget = () => {
    known = undefined;
  };

  async function make(): Promise<SecretReader> {
    const id = await sealedWith(db);
    if (id === null) return clear(forget);
    if (keys === undefined) throw new AppError('store.keyMissing', 'no key is looked for here');
    return sealed(await keys.find(id));
  }

  return {
    async reader() {
      known ??= await make();
      return known;
    },
    forget,
  };
}

/** The ID of the key a store is encrypted with; `null` for one in clear. */
async function sealedWith(db: Knex): Promise<string | null> {
  const [row]: readonly unknown[] = await read(() => db.raw(`select ${SEALED_WITH}`));
  return z.object({ sealedWith: SealedWith }).parse(row).sealedWith;
}

function sealed(key: StoreKey): SecretReader {
  const requireSame = (id: string | null) => {
    if (id !== key.id) throw new AppError('store.secretUnreadable', 'it has another key');
  };
  return {
    text(place, stored, id) {
      requireSame(id);
      return openText(key, place, stored);
    },
    bytes(place, stored, id) {
      requireSame(id);
      return openBytes(key, place, stored);
    },
  };
}

/** @param forget so that the next try looks for the key */
function clear(forget: () => void): SecretReader {
  const requireClear = (id: string | null) => {
    if (id === null) return;
    forget();
    throw new AppError('store.locked', 'the store was encrypted just now');
  };
  return {
    text(place, stored, id) {
      requireClear(id);
      if (isSealedText(stored))
        throw new AppError('store.secretUnreadable', `${place.column} of ${place.of} has no key`);
      return stored;
    },
    bytes(_place, stored, id) {
      requireClear(id);
      return stored;
    },
  };
}
