import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { openBareWindow } from '../support/bare-window.ts';
import { openKeyDesk } from '../support/key-desk.ts';
import { memoryOf } from '../support/processes.ts';
import type { Bench, Row } from '../bench.ts';

const SIZE = 1_000_000;
const GROWTH_LIMIT_MB = 20;
const ROUNDS = { full: 1_000, quick: 300 };
/** What a window that was just used does by itself is over by then, in milliseconds. */
const SETTLED_MS = 2_000;

/** Memory of all processes, after sign-in and after many look-ups. */
export const memory: Bench = {
  name: 'memory',
  obstacle: () => (process.platform === 'linux' ? undefined : 'only Linux tells what processes share'),

  async prepare({ quick }) {
    const desk = await openKeyDesk(SIZE);
    const bare = await openBareWindow();
    const rounds = ROUNDS[quick ? 'quick' : 'full'];
    const afterSignIn: Row = {
      name: 'memory after sign-in',
      unit: 'MB',
      target: 1.5,
      rounds: { counted: 3, warmUp: 0 },
      ours: () => settled(desk.app, desk.page),
      baseline: { what: 'the bare window', measure: () => settled(bare.app, bare.page) },
    };
    const growth: Row = {
      name: `memory, growth over ${rounds.toLocaleString('en-US')} look-ups`,
      unit: 'MB',
      target: 1,
      rounds: { counted: 1, warmUp: 0 },
      async ours() {
        // Code that runs for the first time is compiled and kept; that is no growth.
        for (let round = 0; round < 50; round += 1) await desk.lookUp();
        const before = await settled(desk.app, desk.page);
        for (let round = 0; round < rounds; round += 1) await desk.lookUp();
        return (await settled(desk.app, desk.page)) - before;
      },
      baseline: { what: 'the limit itself', measure: async () => GROWTH_LIMIT_MB },
    };
    return {
      rows: [afterSignIn, growth],
      async dispose() {
        await desk.close();
        await bare.close();
      },
    };
  },
};

/** Collects in the page's heap and in main's first: what nobody holds any more is no memory the application needs. */
async function settled(app: ElectronApplication, page: Page): Promise<number> {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the application is gone');
  await page.requestGC();
  await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
  });
  await sleep(SETTLED_MS);
  return memoryOf(pid);
}
