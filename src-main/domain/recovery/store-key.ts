import { hash } from 'node:crypto';

/** The key that encrypts the secrets of a store. */
export interface StoreKey {
  /** Follows from the key, and tells nothing of it: which key a store or a file is about. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export const STORE_KEY_BYTES = 32;

const FIRST_LINE = 'Keydesk store key 1';
const ID_DIGITS = 16;

/** @param bytes {@link STORE_KEY_BYTES} random bytes */
export function storeKeyOf(bytes: Uint8Array): StoreKey {
  const digest = hash('sha256', Buffer.concat([Buffer.from(`${FIRST_LINE}\n`), bytes]), 'hex');
  return { id: digest.slice(0, ID_DIGITS), bytes };
}

/** A key as the administrator keeps it: text that says what it is. */
export function keyFileText({ id, bytes }: StoreKey): string {
  return [
    FIRST_LINE,
    `ID: ${id}`,
    `Key: ${Buffer.from(bytes).toString('base64')}`,
    'Whoever has this file can read every secret in the stores of this key. Without it and without',
    'an account that has taken it in, nobody can read them. Keep it locked away, and a copy.',
    '',
  ].join('\n');
}

/** The key in such a file; `undefined` for any other text, and for a file that was changed. */
export function keyInFile(text: string): StoreKey | undefined {
  const [first = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim());
  if (first !== FIRST_LINE) return undefined;
  const valueOf = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const bytes = Buffer.from(valueOf('Key') ?? '', 'base64');
  if (bytes.length !== STORE_KEY_BYTES) return undefined;
  const key = storeKeyOf(bytes);
  return key.id === valueOf('ID') ? key : undefined;
}

/** The file beside a store in which its key is handed to whoever opens the store. */
export function keyFileBeside(store: string): string {
  return `${store}.key`;
}
