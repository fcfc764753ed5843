import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { keysPrinted, recordOf } from '../recorded.ts';
import { storeWithKeys } from '../store-with-keys.ts';
import type { Trial } from '../trial.ts';

const MOST = 400;
const SIDE_BY_SIDE = 2;
/**
 * Many more than a console discloses before it is killed, mostly. Where this process gets its turn
 * late, the console ends by itself: beyond them are the keys of the next one.
 */
const KEYS_EACH = 60;
const MOST_RECEIVED = 8;
/** A disclosure takes a few milliseconds: the kill falls anywhere in the next one or two. */
const LONGEST_PAUSE_MS = 12;

/**
 * Consoles that disclose one key after the other are killed without warning, two at a time, so that
 * one may be killed while it waits for the other's lock.
 */
export const killedDisclosures: Trial = {
  name: 'consoles killed while they disclose',
  most: MOST,
  short: 12,
  weight: 3,

  async prepare() {
    const store = await storeWithKeys(MOST * KEYS_EACH);
    const losses = recordOf(store.db);
    return {
      async attempt(round) {
        const first = round * SIDE_BY_SIDE * KEYS_EACH;
        const outputs = await Promise.all(
          Array.from({ length: SIDE_BY_SIDE }, (_, n) =>
            killOne(store.file, first + n * KEYS_EACH, round % MOST_RECEIVED),
          ),
        );
        const range = { first, end: first + SIDE_BY_SIDE * KEYS_EACH };
        return { tried: SIDE_BY_SIDE, lost: await losses(outputs.flatMap(keysPrinted), range) };
      },
      dispose: store.dispose,
    };
  },
};

/**
 * Kills a console after it has received some keys, at a moment nobody chose.
 *
 * @returns what it had printed
 */
async function killOne(file: string, first: number, received: number): Promise<string> {
  const child = startChild('disclose-keys.ts', file, String(first), String(KEYS_EACH));
  await child.printed(numberedKeyId(first + received));
  await sleep(Math.random() * LONGEST_PAUSE_MS);
  child.kill();
  await child.exited;
  return child.output();
}
