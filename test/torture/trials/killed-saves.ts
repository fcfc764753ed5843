import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { ROOT } from '#test/root.ts';
import { killWithin } from '../kill.ts';
import { numberOf } from '../numbered-file.ts';
import type { Attempt, Trial } from '../trial.ts';

const SAVE = resolve(ROOT, 'test/torture/children/save-for-ever.ts');
/** Some files long, in milliseconds. */
const LONGEST_PAUSE_MS = 100;

/** Processes that save one file over the other are killed: the file is the old one or the new. */
export const killedSaves: Trial = {
  name: 'processes killed while they save a file',
  most: 200,
  short: 6,
  weight: 1,

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-save-'));
    const path = join(folder, 'key.txt');
    return {
      attempt: () => killOne(path),
      dispose: async () => {
        rmSync(folder, { recursive: true });
      },
    };
  },
};

async function killOne(path: string): Promise<Attempt> {
  const child = startChild(SAVE, path);
  await child.printed('0');
  await killWithin(child, LONGEST_PAUSE_MS);
  const saved = Number(child.output().trim().split('\n').at(-1));
  const found = numberOf(readFileSync(path));
  // One may have been renamed into place without having been reported yet.
  const isWhole = found === saved || found === saved + 1;
  return { tried: 1, lost: isWhole ? [] : [`file ${saved} was saved, and ${found} is there`] };
}
