import type { Bench, Rounds } from '../bench.ts';
import { type KeyDesk, openKeyDesk } from '../support/key-desk.ts';

const SMALLEST = 1_000;
const SIZES = [100_000, 1_000_000, 5_000_000];
const ROUNDS: Record<'full' | 'quick', Rounds> = {
  full: { counted: 200, warmUp: 20 },
  quick: { counted: 60, warmUp: 10 },
};

/** A look-up in stores of more and more keys, against the same look-up in the smallest. */
export const growth: Bench = {
  name: 'growth',
  async prepare({ quick }) {
    const smallest = await openKeyDesk(SMALLEST);
    const grown: (readonly [size: number, desk: KeyDesk])[] = [];
    for (const size of SIZES) grown.push([size, await openKeyDesk(size)]);
    return {
      rows: grown.map(([size, desk]) => ({
        name: `growth, ${size.toLocaleString('en-US')} keys`,
        unit: 'ms',
        target: 1.5,
        rounds: ROUNDS[quick ? 'quick' : 'full'],
        ours: desk.lookUp,
        baseline: {
          what: `the same look-up in a store of ${SMALLEST.toLocaleString('en-US')} keys`,
          measure: smallest.lookUp,
        },
      })),
      async dispose() {
        for (const desk of [smallest, ...grown.map(([, opened]) => opened)]) await desk.close();
      },
    };
  },
};
