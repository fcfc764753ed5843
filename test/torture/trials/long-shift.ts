import { openKeyDesk } from '#test/bench/support/key-desk.ts';
import { settledMemory } from '#test/bench/support/settled-memory.ts';
import type { Trial } from '../trial.ts';

/** Keys in the store. */
const SIZE = 10_000;
/** Rounds of one attempt: a look-up and a disclosure each. */
const ROUNDS = 25;
/** By then everything was compiled and cached that will be; that is no growth. */
const WARM_UP = 200;
/** More than this, in megabytes, and a console that is never closed would fill its machine. */
const GROWTH_LIMIT_MB = 30;

/**
 * Somebody looks up and discloses one key after the other for a whole shift in one window, which
 * answers each request and does not grow.
 */
export const longShift: Trial = {
  name: 'rounds of look-up, disclosure and hiding in one window',
  most: 10_000,
  weight: 6,
  obstacle: () =>
    process.platform === 'linux' ? undefined : 'only Linux tells what processes share',

  async prepare() {
    const desk = await openKeyDesk(SIZE);
    const work = async (rounds: number) => {
      for (let round = 0; round < rounds; round += 1) {
        await desk.lookUp();
        await desk.disclose();
      }
    };
    await work(WARM_UP);
    const before = await settledMemory(desk);
    return {
      async attempt() {
        await work(ROUNDS);
        return { tried: ROUNDS, lost: [] };
      },
      async atEnd() {
        const grown = (await settledMemory(desk)) - before;
        return grown <= GROWTH_LIMIT_MB ? [] : [`it grew by ${Math.round(grown)} MB`];
      },
      dispose: () => desk.close(),
    };
  },
};
