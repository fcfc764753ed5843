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

/** Marks of the page: the cursor is in the form, and the form has been painted. */
const READY = ['sign-in-ready', 'first-contentful-paint'];
/** What is pressed acts at once, and the store is open. */
const COMPLETE = [...READY, 'sign-in-hydrated', 'store-open'];

/** From the start of the process until the sign-in form is there and takes typing. */
export const startup: Bench = {
  name: 'startup',
  async prepare({ quick }) {
    const profile = profileOn(await keyStore(SIZE));
    const bare = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
    const row = (name: string, target: number, marks: readonly string[]) => ({
      name,
      unit: 'ms',
      target,
      rounds: ROUNDS[quick ? 'quick' : 'full'],
      ours: () => timeToMarks(ROOT, profile.userData, marks),
      baseline: {
        what: 'a bare window on the same runtime with a static form of the same fields',
        measure: () => timeToMarks(BARE_WINDOW, bare, READY),
      },
    });
    return {
      rows: [row('startup', 1.15, READY), row('startup, with the store', 1.3, COMPLETE)],
      async dispose() {
        profile.remove();
        rmSync(bare, { recursive: true, force: true });
      },
    };
  },
};
