import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { keyIdOf, keyStore, prefixCount, prefixOf } from '../data/key-store.ts';
import { type Desk, openDesk } from './desk.ts';
import { submitKeyId } from './recovery-form.ts';

/** The console on a store of generated keys; every call is one round. */
export interface KeyDesk extends Desk {
  lookUp(): Promise<number>;
  disclose(): Promise<number>;
}

/**
 * Keys to ask a store for. Neighbours here are far apart in the store, and no round asks for what
 * an earlier one asked for.
 */
export interface KeyPicker {
  nextPrefix(): string;
  nextKeyId(): string;
}

const STRIDE = 7_919;

export async function openKeyDesk(size: number): Promise<KeyDesk> {
  const store = await keyStore(size);
  // A few rounds would bring only a small part of a large store into memory. Stores in use are
  // compared, so the whole file is read first.
  await finished(createReadStream(store.file, { highWaterMark: 1024 ** 2 }).resume());
  const desk = await openDesk(store);
  const { nextPrefix, nextKeyId } = pickKeys(size);
  return {
    ...desk,
    lookUp: () => submitKeyId(desk.page, nextPrefix(), 'matches'),
    disclose: () => submitKeyId(desk.page, nextKeyId(), 'password'),
  };
}

/** A different part of the store in each run: what was disclosed once is not measured again. */
export function pickKeys(size: number): KeyPicker {
  let round = Math.floor(Math.random() * size);
  const next = (count: number) => (round += STRIDE) % count;
  return {
    nextPrefix: () => prefixOf(next(prefixCount(size))),
    nextKeyId: () => keyIdOf(next(size), size),
  };
}
