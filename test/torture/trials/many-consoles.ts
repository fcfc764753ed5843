import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { keysPrinted, recordOf } from '../recorded.ts';
import { storeWithKeys } from '../store-with-keys.ts';
import type { Trial } from '../trial.ts';

const CONSOLES = 32;
const MOST = 10_000;
/** Each console's part of one attempt. */
const KEYS_EACH = 40;

/** Disclosures by 32 consoles at once on one store. */
export const manyConsoles: Trial = {
  name: `disclosures by ${CONSOLES} consoles at once`,
  most: MOST,
  weight: 4,

  async prepare() {
    const perAttempt = CONSOLES * KEYS_EACH;
    const store = await storeWithKeys(MOST + perAttempt);
    const losses = recordOf(store.db);
    return {
      async attempt(round) {
        const first = round * perAttempt;
        const outputs = await Promise.all(
          Array.from({ length: CONSOLES }, (_, n) =>
            discloseSome(store.file, first + n * KEYS_EACH),
          ),
        );
        const received = outputs.flatMap(keysPrinted);
        // One that met the lock for too long was refused and received nothing: that is no loss.
        return {
          tried: perAttempt,
          lost: await losses(received, { first, end: first + perAttempt }),
        };
      },
      dispose: store.dispose,
    };
  },
};

async function discloseSome(file: string, first: number): Promise<string> {
  const child = startChild('disclose-keys.ts', file, String(first), String(KEYS_EACH));
  await child.exited;
  return child.output();
}
