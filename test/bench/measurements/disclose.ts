import type { Bench, Rounds } from '../bench.ts';
import { openKeyWindows } from '../support/key-windows.ts';

const SIZE = 1_000_000;
const ROUNDS: Record<'full' | 'quick', Rounds> = {
  full: { counted: 200, warmUp: 20 },
  quick: { counted: 60, warmUp: 20 },
};

/**
 * A whole key ID is submitted, and its password is in the page: the entry is durable and the key
 * marked by then.
 */
export const disclose: Bench = {
  name: 'disclose',
  async prepare({ quick }) {
    const windows = await openKeyWindows(SIZE);
    return {
      rows: [
        {
          name: 'disclose',
          unit: 'ms',
          target: 1.5,
          // As for a look-up.
          p95Target: 16.7,
          rounds: ROUNDS[quick ? 'quick' : 'full'],
          ours: windows.disclose,
          baseline: {
            what:
              'IPC echo of the same bytes, and the same transaction prepared on raw libsql ' +
              'with the same durability, on a copy of the store; the answer drawn in plain ' +
              'elements',
            measure: windows.rawDisclose,
          },
        },
      ],
      dispose: windows.close,
    };
  },
};
