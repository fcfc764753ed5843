import type { Bench, Row } from '../bench.ts';
import { openBareWindow } from '../support/bare-window.ts';
import { openKeyDesk } from '../support/key-desk.ts';
import { type Running, settledMemory } from '../support/settled-memory.ts';

const SIZE = 1_000_000;
const GROWTH_LIMIT_MB = 20;
const ROUNDS = { full: 1_000, quick: 300 };

interface Closable extends Running {
  close(): Promise<void>;
}

/** Memory of all processes, after sign-in and after many look-ups. */
export const memory: Bench = {
  name: 'memory',
  obstacle: () =>
    process.platform === 'linux' ? undefined : 'only Linux tells what processes share',

  async prepare({ quick }) {
    const rounds = ROUNDS[quick ? 'quick' : 'full'];
    const afterSignIn: Row = {
      name: 'memory after sign-in',
      unit: 'MB',
      target: 1.5,
      rounds: { counted: 3, warmUp: 0 },
      // One after the other: memory that two of them share would be divided between them.
      ours: () => alone(() => openKeyDesk(SIZE)),
      baseline: { what: 'the bare window', measure: () => alone(openBareWindow) },
    };
    const growth: Row = {
      name: `memory, growth over ${rounds.toLocaleString('en-US')} look-ups`,
      unit: 'MB',
      target: 1,
      rounds: { counted: 1, warmUp: 0 },
      ours: () => growthOver(rounds),
      baseline: { what: 'the limit itself', measure: async () => GROWTH_LIMIT_MB },
    };
    return { rows: [afterSignIn, growth], dispose: async () => undefined };
  },
};

async function alone(open: () => Promise<Closable>): Promise<number> {
  const running = await open();
  const megabytes = await settledMemory(running);
  await running.close();
  return megabytes;
}

async function growthOver(rounds: number): Promise<number> {
  const desk = await openKeyDesk(SIZE);
  // Code that runs for the first time is compiled and kept; that is no growth.
  for (let round = 0; round < 50; round += 1) await desk.lookUp();
  const before = await settledMemory(desk);
  for (let round = 0; round < rounds; round += 1) await desk.lookUp();
  const after = await settledMemory(desk);
  await desk.close();
  return after - before;
}
