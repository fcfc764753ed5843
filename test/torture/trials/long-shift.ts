import { openKeyDesk } from '#test/bench/support/key-desk.ts';
import { type OwnMemory, settledOwnMemory } from '#test/bench/support/settled-memory.ts';
import type { Trial } from '../trial.ts';

/** Keys in the store. */
const SIZE = 10_000;
/** Rounds of one attempt: a look-up and a disclosure each. */
const ROUNDS = 25;
/** By then everything was compiled and cached that will be; that is no growth. */
const WARM_UP = 200;
/**
 * In megabytes. What is held grows by some compiled code, and by no more; a shift of 10,000 rounds
 * that kept half a kilobyte of each would be beyond it. V8 holds up to 20 MB ready for what comes.
 */
const LIMITS: OwnMemory = { live: 5, own: 30 };

/** What of a console has grown beyond its limit, in words. */
export function grownBeyond(before: OwnMemory, after: OwnMemory): readonly string[] {
  return (['live', 'own'] as const).flatMap((kind) => {
    const grown = after[kind] - before[kind];
    return grown <= LIMITS[kind] ? [] : [`${NAMES[kind]} grew by ${grown.toFixed(1)} MB`];
  });
}

const NAMES = { live: 'what its heaps hold', own: 'the memory of its processes' } as const;

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
    const before = await settledOwnMemory(desk);
    return {
      async attempt() {
        await work(ROUNDS);
        return { tried: ROUNDS, lost: [] };
      },
      async atEnd() {
        return grownBeyond(before, await settledOwnMemory(desk));
      },
      dispose: () => desk.close(),
    };
  },
};
