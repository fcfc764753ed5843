import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { codeOf } from '#shared/errors.ts';
import { type Stick, plugIn, stickObstacle } from '#test/media/stick.ts';
import { numberOf, numberedFile } from '../numbered-file.ts';
import type { Attempt, Trial } from '../trial.ts';

/** Files saved on one stick, until it fails. */
const FILES = 40;
/** About as long as these take, in milliseconds. */
const LONGEST_PAUSE_MS = 200;

/** What happens to a stick while files are saved on it. */
const FAULTS = [
  'breakIt',
  'pullOut',
  'writeProtect',
  // Ten times as many files: more than fits.
  'fill',
] as const;
type Fault = (typeof FAULTS)[number];

const MOST_TRIES = 1_000;

/**
 * Sticks that are pulled out, write-protected, broken or full in the middle of saving: a file that
 * was called saved can be read back whole for as long as the stick can be read, and none is there
 * in part.
 */
export const failingMedia: Trial = {
  name: 'files saved on sticks that fail',
  most: 4_000,
  short: 160,
  weight: 2,
  obstacle: () => stickObstacle(),

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-media-'));
    return {
      attempt: (round) => failOne(join(folder, 'STICK'), FAULTS[round % FAULTS.length] ?? 'fill'),
      dispose: async () => {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

async function failOne(folder: string, fault: Fault): Promise<Attempt> {
  const stick = plugIn({ folder, isRemovable: false });
  let hasFailed = fault === 'fill';
  try {
    const failing = sleep(Math.random() * LONGEST_PAUSE_MS).then(() => {
      hasFailed = true;
      return happen(stick, fault);
    });
    const files = fault === 'fill' ? FILES * 10 : FILES;
    const lost: string[] = [];
    for (let n = 0; n < files; n += 1) lost.push(...(await saveOne(stick, n, () => hasFailed)));
    await failing;
    return { tried: files, lost };
  } finally {
    stick.dispose();
  }
}

/** The kernel refuses write protection while a file is being written: then it is tried again. */
async function happen(stick: Stick, fault: Fault): Promise<void> {
  if (fault === 'fill') return;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      stick[fault]();
      return;
    } catch {
      await sleep(1);
    }
  }
}

/** @returns what is wrong with the file that was saved, or that is there though it was not */
async function saveOne(
  { folder }: Stick,
  n: number,
  hasFailed: () => boolean,
): Promise<readonly string[]> {
  const path = join(folder, `key-${n}.txt`);
  const code = await writeWholeFile(path, numberedFile(n)).then(() => '', codeOf);
  const found = await readFile(path).catch(() => undefined);
  if (code === 'internal') return [`${path}: a failure without a code`];
  if (found !== undefined) return numberOf(found) === n ? [] : [`${path} is there in part`];
  return code === '' && !hasFailed() ? [`${path} was saved, and is not there`] : [];
}
