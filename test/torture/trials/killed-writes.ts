import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { ROOT } from '#test/root.ts';
import { killWithin } from '../kill.ts';
import { KILLED_WRITES } from '../killed-writes/all.ts';
import type { KilledWrite } from '../killed-writes/write.ts';
import type { Attempt, Trial } from '../trial.ts';

const WRITE = resolve(ROOT, 'test/torture/children/write-for-ever.ts');

/**
 * Everything else that a console writes, in turn: what was saved before the kill is there, and
 * nothing is there in part.
 */
export const killedWrites: Trial = {
  name: 'consoles killed while they write anything else',
  most: 500,
  short: 6,
  weight: 3,

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-writes-'));
    return {
      attempt(round) {
        const write = KILLED_WRITES[round % KILLED_WRITES.length];
        if (write === undefined) throw new Error('nothing is written');
        return killOne(write, join(folder, String(round)));
      },
      dispose: async () => {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

async function killOne(write: KilledWrite, folder: string): Promise<Attempt> {
  mkdirSync(folder);
  const child = startChild(WRITE, write.name, folder);
  await child.printed('begun');
  await killWithin(child, write.longestMs);
  const saved = child
    .output()
    .trim()
    .split('\n')
    .map(Number)
    .filter((number) => !Number.isNaN(number));
  const lost = await write.lostFrom(folder, saved.at(-1) ?? -1);
  rmSync(folder, { recursive: true, force: true });
  return { tried: 1, lost: lost.map((loss) => `${write.name}: ${loss}`) };
}
