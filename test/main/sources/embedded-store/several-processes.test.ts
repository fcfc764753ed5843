import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { startChild } from './child-process.ts';
import { type TempFolder, tempFolder, testStore } from './test-store.ts';

let store: Awaited<ReturnType<typeof testStore>>;

/** Longest time, in milliseconds, in which nothing else ran while `work` did. */
async function longestStandstillMs(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work.catch(() => undefined);
  clearInterval(beat);
  return longest;
}

describe('a lock another process holds', () => {
  beforeEach(async () => {
    store = await testStore();
  });
  afterEach(() => store.dispose());

  test('is waited for without stopping everything else', async () => {
    const child = startChild('hold-lock.ts', store.file, 'write', '900');
    await child.printed('held');
    const log = storeAuditLog(store.db, manualClock());
    const appended = log.append(draft());
    expect(await longestStandstillMs(appended)).toBeLessThan(600);
    expect((await appended).sequence).toBe(1);
    await child.exited;
  });

  test('is given up after five seconds, and works again afterwards', async () => {
    const child = startChild('hold-lock.ts', store.file, 'write', '60000');
    await child.printed('held');
    const log = storeAuditLog(store.db, manualClock());
    const before = performance.now();
    await expect(log.append(draft())).rejects.toMatchObject({ code: 'store.locked' });
    expect(performance.now() - before).toBeGreaterThan(4_900);
    expect(await log.newestSequence()).toBe(0);
    child.kill();
    await child.exited;
    expect((await log.append(draft())).sequence).toBe(1);
  });
});

// Made by another process: libsql keeps a closed store for a while, and nobody gets a lock of their own until then.
describe('an exclusive lock another process holds', () => {
  let folder: TempFolder;
  let file: string;
  beforeEach(async () => {
    folder = tempFolder();
    file = join(folder.path, 'store.db');
    await startChild('append-many.ts', file, '1').exited;
  });
  afterEach(() => {
    folder.remove();
  });

  test('is waited for when the store is opened', async () => {
    const child = startChild('hold-lock.ts', file, 'exclusive', '700');
    await child.printed('held');
    const db = await openStore({ file, purpose: 'organisation' });
    expect(await storeAuditLog(db, manualClock()).newestSequence()).toBe(1);
    await closeStore(db);
    await child.exited;
  });

  test('is given up after five seconds', async () => {
    const child = startChild('hold-lock.ts', file, 'exclusive', '60000');
    await child.printed('held');
    await expect(openStore({ file, purpose: 'organisation' })).rejects.toMatchObject({
      code: 'store.locked',
    });
    child.kill();
    await child.exited;
    await closeStore(await openStore({ file, purpose: 'organisation' }));
  });

  test('is no longer waited for once the opening is cancelled', async () => {
    const child = startChild('hold-lock.ts', file, 'exclusive', '60000');
    await child.printed('held');
    const opening = openStore({ file, purpose: 'organisation', signal: AbortSignal.timeout(300) });
    await expect(opening).rejects.toMatchObject({ code: 'request.cancelled' });
    child.kill();
    await child.exited;
  });
});

test('eight processes that write at once leave one unbroken chain', async () => {
  store = await testStore();
  const children = Array.from({ length: 8 }, () => startChild('append-many.ts', store.file, '25'));
  expect(await Promise.all(children.map(({ exited }) => exited))).toEqual(
    Array.from({ length: 8 }, () => 0),
  );
  const entries = await storeAuditLog(store.db, manualClock()).read(1, 1_000);
  expect(verifyChain(entries)).toMatchObject({ intact: true, count: 200 });
  expect(new Set(entries.map(({ operator }) => operator)).size).toBe(8);
  await store.dispose();
});
