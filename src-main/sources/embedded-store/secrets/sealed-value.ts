import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { StoreKey } from '#main/domain/recovery/store-key.ts';
import { AppError } from '#shared/errors.ts';

/** Which value of a store it is. A value that was put into another place does not open there. */
export interface SecretPlace {
  readonly column: 'recovery-password' | 'key-package' | 'tpm-owner-password';
  /** Whose value: the recovery key ID; of an owner password the numbers of it and its computer. */
  readonly of: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'keydesk-secret-1';
/** How an encrypted text begins. No recovery password and no owner password begins so. */
const MARK = `${VERSION}:`;

export function isSealedText(stored: string): boolean {
  return stored.startsWith(MARK);
}

export function sealText(key: StoreKey, place: SecretPlace, text: string): string {
  return MARK + sealBytes(key, place, Buffer.from(text, 'utf8')).toString('base64');
}

/** @throws AppError `store.secretUnreadable` */
export function openText(key: StoreKey, place: SecretPlace, stored: string): string {
  if (!isSealedText(stored)) throw unreadable(place);
  const sealed = Buffer.from(stored.slice(MARK.length), 'base64');
  return openBytes(key, place, sealed).toString('utf8');
}

/** A random nonce, what is encrypted, and the tag that shows every change of it. */
export function sealBytes(key: StoreKey, place: SecretPlace, content: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bindingOf(key, place));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/**
 * @throws AppError `store.secretUnreadable` when it was altered, put into another place, or
 *   encrypted with another key
 */
export function openBytes(key: StoreKey, place: SecretPlace, stored: Uint8Array): Buffer {
  const sealed = Buffer.from(stored);
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw unreadable(place);
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bindingOf(key, place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const content = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    // Without the cause and without what was opened so far: it is not known to be true.
    content.fill(0);
    throw unreadable(place);
  }
}

/** What a value is bound to besides its key. */
function bindingOf({ id }: StoreKey, { column, of }: SecretPlace): Buffer {
  return Buffer.from([VERSION, id, column, of].join('\n'), 'utf8');
}

function unreadable({ column, of }: SecretPlace): AppError {
  return new AppError('store.secretUnreadable', `${column} of ${of} does not open`);
}
