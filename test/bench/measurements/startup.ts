import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#test/root.ts';
import type { Bench, Rounds } from '../bench.ts';
import { keyStore } from '../data/key-store.ts';
import { BARE_WINDOW } from '../support/bare-window.ts';
import { profileOn } from '../support/desk.ts';
import { timeToMarks } from '../support/start.ts';

const SIZE = 1_000_000;
const ROUNDS: Record<'full' | 'quick', Rounds> = {
  full: { counted: 15, warmUp: 2 },
  quick: { counted: 7, warmUp: 1 },
};

/**
 * From the start of the process until the sign-in form takes typing and the store behind it is
 * open.
 */
export const startup: Bench = {
  name: 'startup',
  async prepare({ quick }) {
    const profile = profileOn(await keyStore(SIZE));
    const bare = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
    return {
      rows: [
        {
          name: 'startup',
          unit: 'ms',
          target: 1.3,
          rounds: ROUNDS[quick ? 'quick' : 'full'],
          ours: () => timeToMarks(ROOT, profile.userData, ['sign-in-ready', 'store-open']),
          baseline: {
            what: 'a bare window on the same runtime with a static form of the same fields',
            measure: () => timeToMarks(BARE_WINDOW, bare, ['sign-in-ready']),
          },
        },
      ],
      async dispose() {
        profile.remove();
        rmSync(bare, { recursive: true, force: true });
      },
    };
  },
};
