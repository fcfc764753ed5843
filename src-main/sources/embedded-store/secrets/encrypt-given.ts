import type { Knex } from 'knex';
import type { StoreKeys } from '#main/ports/recovery/store-keys.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { StoreFile } from '../make-store.ts';
import { encryptStore, encryptionOf } from './encrypt-store.ts';

interface GivenKey {
  readonly keys: StoreKeys;
  /** The store stays as it is then, and is opened all the same: people need its log. */
  readonly onFailure: (cause: unknown) => void;
}

/**
 * Takes in the key that an administrator has given for a store, and encrypts its secrets if they
 * are not yet. Keydesk makes up no key by itself: one that a single account keeps is lost with that
 * account, and shuts out everybody else who opens the same store.
 *
 * @throws AppError `request.cancelled`
 */
export async function encryptGiven(
  db: Knex,
  { file, signal }: Pick<StoreFile, 'file' | 'signal'>,
  { keys, onFailure }: GivenKey,
): Promise<void> {
  try {
    const { keyId, isScrubbed } = await encryptionOf(db);
    const key = await keys.given(keyId);
    const isToDo = keyId === undefined ? key !== undefined : !isScrubbed;
    if (isToDo) await encryptStore(file, key, signal);
  } catch (error) {
    if (signal !== undefined) refuseIfCancelled(signal);
    onFailure(error);
  }
}
