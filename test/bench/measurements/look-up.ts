import type { Bench, Rounds } from '../bench.ts';
import { type KeyWindows, openKeyWindows } from '../support/key-windows.ts';

const SIZE = 1_000_000;
const ROUNDS: Record<'full' | 'quick', Rounds> = {
  full: { counted: 200, warmUp: 20 },
  quick: { counted: 60, warmUp: 20 },
};

/** A prefix is submitted, and what may match it is in the page. */
export const lookUp: Bench = {
  name: 'lookup',
  async prepare({ quick }) {
    const windows: KeyWindows = await openKeyWindows(SIZE);
    return {
      rows: [
        {
          name: 'lookup',
          unit: 'ms',
          target: 1.5,
          // What takes longer misses a frame, even if main needed no time at all.
          p95Target: 16.7,
          rounds: ROUNDS[quick ? 'quick' : 'full'],
          ours: windows.lookUp,
          baseline: {
            what:
              'IPC echo of the same bytes, and the same two statements prepared on raw libsql, ' +
              'on a copy of the store; the answer drawn in plain elements',
            measure: windows.rawLookUp,
          },
        },
      ],
      dispose: windows.close,
    };
  },
};
