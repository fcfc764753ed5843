import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyIdOf, keyStore, prefixCount, prefixOf } from '../data/key-store.ts';
import { type BareWindow, openBareWindow } from './bare-window.ts';
import { ask, openDesk } from './desk.ts';
import { rawOpening } from './raw-statements.ts';
import { submitKeyId } from './recovery-form.ts';

/** The console and the bare window, each on a store of the same keys; every call is one round. */
export interface KeyWindows {
  lookUp(): Promise<number>;
  rawLookUp(): Promise<number>;
  disclose(): Promise<number>;
  rawDisclose(): Promise<number>;
  close(): Promise<void>;
}

/** Neighbours here are far apart in the store, and no round asks for what an earlier one asked for. */
const STRIDE = 7_919;

export async function openKeyWindows(size: number): Promise<KeyWindows> {
  const store = await keyStore(size);
  // Beside the store, so that both are on the same disk.
  const work = mkdtempSync(`${store.folder}-raw-`);
  const copy = join(work, 'store.db');
  copyFileSync(store.file, copy);
  const desk = await openDesk(store);
  const bare: BareWindow = await openBareWindow();
  await bare.open(await rawOpening(copy, keyIdOf(0, size)));
  // A different part of the store in each run: what was disclosed once is not measured again.
  let round = Math.floor(Math.random() * size);
  const next = (count: number) => (round += STRIDE) % count;
  const nextPrefix = () => prefixOf(next(prefixCount(size)));
  const nextKeyId = () => keyIdOf(next(size), size);
  const echoOf = async (keyId: string) => {
    const form = { userDomain: '', userName: '', keyId, reason: 'lost-pin', note: '', ticket: '' };
    return (await ask(desk.page, 'recovery.submit', { form, ticked: [] })).reply;
  };
  const echoes = { list: await echoOf(nextPrefix()), disclosure: await echoOf(nextKeyId()) };

  return {
    lookUp: () => submitKeyId(desk.page, nextPrefix(), 'matches'),
    rawLookUp: () => bare.ask({ run: 'look-up', keyId: nextPrefix(), echo: echoes.list }),
    disclose: () => submitKeyId(desk.page, nextKeyId(), 'password'),
    rawDisclose: () => bare.ask({ run: 'disclose', keyId: nextKeyId(), echo: echoes.disclosure }),
    async close() {
      await desk.close();
      await bare.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}
