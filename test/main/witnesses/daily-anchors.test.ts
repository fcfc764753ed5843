import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorCheck } from '#main/domain/audit/anchors.ts';
import type { AnchorPlace } from '#main/ports/audit/anchor-place.ts';
import { withAnchors } from '#main/profiles/organisation/local-log.ts';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { anchorMarksFile } from '#main/witnesses/marks-file.ts';
import { AppError } from '#shared/errors.ts';
import { signIn } from '#test/contract/drafts.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';
import { openOneKeyStore } from '#test/main/sources/embedded-store/one-key-store.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';

const HOUR_MS = 3_600_000;

/** A place that keeps what it is given, unless it is away. */
interface MemoryPlace extends AnchorPlace {
  readonly has: Parameters<AnchorPlace['note']>[0][];
  tries: number;
  isAway: boolean;
}

function memoryPlace(): MemoryPlace {
  const place: MemoryPlace = {
    name: 'anchors in memory',
    has: [],
    tries: 0,
    isAway: false,
    async note({ sequence, hash, time }) {
      place.tries += 1;
      if (place.isAway) throw new AppError('witness.unreachable', 'away');
      place.has.push({ sequence, hash, time });
    },
    test: async () => undefined,
  };
  return place;
}

let folder: TempFolder;
let clock: ManualClock;
let place: MemoryPlace;
let log: EmbeddedStore;
beforeEach(async () => {
  folder = tempFolder();
  clock = manualClock();
  place = memoryPlace();
});
afterEach(async () => {
  await log.close();
  folder.remove();
});

async function open(): Promise<void> {
  const store = await openOneKeyStore(join(folder.path, 'keydesk.db'), { clock });
  log = withAnchors(store, {
    places: [place],
    marks: anchorMarksFile(join(folder.path, 'anchors.json')),
    clock,
    log: { warn: () => undefined },
    workstation: 'HD-01',
  });
}

/** Opens a log with an entry in it, and waits for its anchor. */
async function opened(): Promise<void> {
  const store = await openOneKeyStore(join(folder.path, 'keydesk.db'), { clock });
  await store.auditLog.append(signIn('CONTOSO\\op'));
  await store.close();
  await open();
}

const add = () => log.auditLog.append(signIn('CONTOSO\\op'));
const noted = () => place.has.map(({ sequence }) => sequence);
/** Lets the turn that a timer has begun come to its end: it reads the log twice. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn += 1) await log.auditLog.newestSequence();
};

/** Lets time pass until it is so: a retry is planned a moment after a try has failed. */
const passing =
  <Value>(look: () => Value) =>
  (): Value => {
    clock.advance(5_000);
    return look();
  };
const marked = () => anchorMarksFile(join(folder.path, 'anchors.json')).of(place.name);

describe('the newest entry is noted', () => {
  test('when the log opens, once a day while it is open, and fits the log', async () => {
    await opened();
    await expect.poll(noted).toEqual([1]);
    await add();
    clock.advance(23 * HOUR_MS);
    await settled();
    expect(noted()).toEqual([1]);
    clock.advance(HOUR_MS);
    await expect.poll(noted).toEqual([1, 2]);
    const check = anchorCheck(place.has);
    for (const entry of await log.auditLog.read(1, 100)) check.look(entry);
    expect(check.verdict(2)).toEqual({ state: 'fits', count: 2, newest: 2 });
  });

  test('at the next start only when a day has passed since', async () => {
    await opened();
    await expect.poll(noted).toEqual([1]);
    await log.close();
    clock.advance(HOUR_MS);
    await opened();
    await settled();
    expect(noted()).toEqual([1]);
    clock.advance(23 * HOUR_MS);
    await expect.poll(noted).toEqual([1, 2]);
  });

  test('at once when the clock was set back', async () => {
    await opened();
    await expect.poll(noted).toEqual([1]);
    await log.close();
    clock.set(-48 * HOUR_MS);
    await opened();
    await expect.poll(noted).toEqual([1, 2]);
  });

  test('not while there is none', async () => {
    await open();
    await settled();
    expect(place.tries).toBe(0);
  });
});

test('an outage is recorded once, tried again, and recorded when it ends', async () => {
  place.isAway = true;
  await opened();
  const notes = async () => (await log.auditLog.read(1, 100)).map(({ note }) => note);
  const silent = 'anchors in memory: no anchor after that of entry 0';
  await expect.poll(notes).toEqual(['', silent]);
  await expect.poll(passing(() => place.tries)).toBeGreaterThan(1);
  place.isAway = false;
  await expect.poll(passing(noted)).toEqual([2]);
  await expect
    .poll(notes)
    .toEqual(['', silent, 'anchors in memory: anchor of entry 2 noted again']);
});

test('an outage outlasts a restart: it is recorded once, and tried at once', async () => {
  place.isAway = true;
  await opened();
  await expect.poll(() => marked()?.isSilent).toBe(true);
  await log.close();
  await open();
  await expect.poll(() => place.tries).toBe(2);
  await settled();
  expect(await log.auditLog.newestSequence()).toBe(2);
  place.isAway = false;
  await expect.poll(passing(noted)).toEqual([2]);
});
