import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyIdOf, keyStore } from '../data/key-store.ts';
import { openBareWindow } from './bare-window.ts';
import { ask } from './desk.ts';
import { type KeyDesk, openKeyDesk, pickKeys } from './key-desk.ts';
import { rawOpening } from './raw-statements.ts';

/** The console, and the bare window on a copy of its store; every call is one round. */
export interface KeyWindows extends Pick<KeyDesk, 'lookUp' | 'disclose' | 'close'> {
  rawLookUp(): Promise<number>;
  rawDisclose(): Promise<number>;
}

export async function openKeyWindows(size: number): Promise<KeyWindows> {
  const store = await keyStore(size);
  // Beside the store, so that both are on the same disk, and before the console opens it, so that
  // there is no write-ahead log yet.
  const work = mkdtempSync(`${store.folder}-raw-`);
  const copy = join(work, 'store.db');
  copyFileSync(store.file, copy);
  const desk = await openKeyDesk(size);
  const bare = await openBareWindow();
  await bare.open(await rawOpening(copy, keyIdOf(0, size)));
  const { nextPrefix, nextKeyId } = pickKeys(size);
  const echoOf = async (keyId: string) => {
    const form = { userDomain: '', userName: '', keyId, reason: 'lost-pin', note: '', ticket: '' };
    return (await ask(desk.page, 'recovery.submit', { form, ticked: [] })).reply;
  };
  const echoes = { list: await echoOf(nextPrefix()), disclosure: await echoOf(nextKeyId()) };

  return {
    lookUp: desk.lookUp,
    disclose: desk.disclose,
    rawLookUp: () => bare.ask({ run: 'look-up', keyId: nextPrefix(), echo: echoes.list }),
    rawDisclose: () => bare.ask({ run: 'disclose', keyId: nextKeyId(), echo: echoes.disclosure }),
    async close() {
      await desk.close();
      await bare.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}
