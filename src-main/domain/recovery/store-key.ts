import { hash } from 'node:crypto';
import { publicKeyOf, signingKeyId } from '../reports/report-signature.ts';

/** What a key is for: to encrypt the secrets of a store, or to sign report files. */
export type KeyUse = 'store' | 'signing';

/** A key that an administrator makes once, and that the operating system keeps. */
export interface StoreKey {
  /** Follows from the key, and tells nothing of it: which key a store or a file is about. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export const STORE_KEY_BYTES = 32;

const FIRST_LINES: Readonly<Record<KeyUse, string>> = {
  store: 'Keydesk store key 1',
  signing: 'Keydesk signing key 1',
};
const WARNINGS: Readonly<Record<KeyUse, readonly string[]>> = {
  store: [
    'Whoever has this file can read every secret in the stores of this key. Without it and without',
    'an account that has taken it in, nobody can read them. Keep it locked away, and a copy.',
  ],
  signing: [
    'Whoever has this file can sign report files in the name of your organisation. Keep it locked',
    'away. If it is lost, or in wrong hands, make a new one, and change the configuration.',
  ],
};
const ID_DIGITS = 16;

/** @param bytes {@link STORE_KEY_BYTES} random bytes */
export function storeKeyOf(bytes: Uint8Array, use: KeyUse = 'store'): StoreKey {
  if (use === 'signing') return { id: signingKeyId(publicKeyOf(bytes)), bytes };
  const line = Buffer.from(`${FIRST_LINES.store}\n`);
  const digest = hash('sha256', Buffer.concat([line, bytes]), 'hex');
  return { id: digest.slice(0, ID_DIGITS), bytes };
}

/** A key as the administrator keeps it: text that says what it is. */
export function keyFileText({ id, bytes }: StoreKey, use: KeyUse = 'store'): string {
  return [
    FIRST_LINES[use],
    `ID: ${id}`,
    `Key: ${Buffer.from(bytes).toString('base64')}`,
    ...WARNINGS[use],
    '',
  ].join('\n');
}

/** The key in such a file; `undefined` for any other text, and for a file that was changed. */
export function keyInFile(text: string, use: KeyUse = 'store'): StoreKey | undefined {
  const [first = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim());
  if (first !== FIRST_LINES[use]) return undefined;
  const valueOf = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const bytes = Buffer.from(valueOf('Key') ?? '', 'base64');
  if (bytes.length !== STORE_KEY_BYTES) return undefined;
  const key = storeKeyOf(bytes, use);
  return key.id === valueOf('ID') ? key : undefined;
}

/** The file beside a store in which its key is handed to whoever opens the store. */
export function keyFileBeside(store: string): string {
  return `${store}.key`;
}
