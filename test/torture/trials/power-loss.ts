import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { ROOT } from '#test/root.ts';
import { type FileEvent, type Files, filesAfterPowerLoss } from '../power-loss.ts';
import { keysPrinted, recordOf } from '../recorded.ts';
import { storeWithKeys } from '../store-with-keys.ts';
import { traceObstacle, traceProcess } from '../traced-process.ts';
import type { Attempt, Trial } from '../trial.ts';

const DISCLOSE = resolve(ROOT, 'test/main/sources/embedded-store/children/disclose-keys.ts');
/** Enough for the write-ahead log to be folded into the file on the way. */
const KEYS = 200;

/**
 * The power fails at any moment of a console that discloses: what it had not flushed by then is
 * lost, in part or as a whole. The writes are those of a real run, which is traced once.
 */
export const powerLoss: Trial = {
  name: 'power losses while keys are disclosed',
  most: 500,
  short: 30,
  weight: 2,
  obstacle: traceObstacle,

  async prepare() {
    const store = await storeWithKeys(KEYS);
    await closeStore(store.db);
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-power-'));
    const before = new Map([[store.file, readFileSync(store.file)]]);
    const events = traceProcess([DISCLOSE, store.file, '0', String(KEYS)], {
      folder,
      path: store.file,
    });
    const memory = `${store.file}-shm`;
    // Shared memory of running consoles, which no restart leaves.
    const lasting = events.filter((event) => event.kind === 'printed' || event.file !== memory);
    return {
      attempt: () => loseThePower(folder, before, lasting),
      async dispose() {
        await store.dispose();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

async function loseThePower(
  folder: string,
  before: Files,
  events: readonly FileEvent[],
): Promise<Attempt> {
  const happened = events.slice(0, Math.ceil(Math.random() * events.length));
  const received = happened.flatMap((event) =>
    event.kind === 'printed' ? keysPrinted(event.text) : [],
  );
  const place = mkdtempSync(join(folder, 'after-'));
  for (const [file, bytes] of filesAfterPowerLoss(before, happened, Math.random))
    writeFileSync(join(place, basename(file)), bytes);
  const db = await openStore({ file: join(place, 'store.db'), purpose: 'organisation' });
  const lost = await recordOf(db)(received, { first: 0, end: KEYS });
  await db.destroy();
  rmSync(place, { recursive: true });
  return { tried: 1, lost };
}
