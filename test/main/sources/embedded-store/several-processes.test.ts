import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { codeOf } from '#shared/errors.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { type Child, startChild } from './child-process.ts';
import { type TempFolder, tempFolder, testStore } from './test-store.ts';

let store: Awaited<ReturnType<typeof testStore>>;

/** As long as the store waits for another process, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * The clock by which the store's patience runs out, standing still: however long the machine takes,
 * it has not waited long until `advance` says so.
 */
function stoppedClock() {
  let nowMs = performance.now();
  const looks = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  return {
    advance: (ms: number) => void (nowMs += ms),
    /** Waits until the store has looked at the clock that many times more: so often it met the lock. */
    async looks(more: number): Promise<void> {
      const enough = looks.mock.calls.length + more;
      await expect.poll(() => looks.mock.calls.length).toBeGreaterThanOrEqual(enough);
    },
  };
}

let clock: ReturnType<typeof stoppedClock>;
let holder: Child | undefined;
beforeEach(() => {
  clock = stoppedClock();
});
afterEach(async () => {
  await letGo();
  vi.restoreAllMocks();
});

/** Another process takes a lock of the store, and keeps it. */
async function hold(file: string, kind: 'write' | 'exclusive'): Promise<void> {
  holder = startChild('hold-lock.ts', file, kind);
  await holder.printed('held');
}

async function letGo(): Promise<void> {
  holder?.kill();
  await holder?.exited;
  holder = undefined;
}

describe('a lock another process holds', () => {
  beforeEach(async () => {
    store = await testStore();
  });
  afterEach(() => store.dispose());

  test('is waited for without stopping everything else', async () => {
    await hold(store.file, 'write');
    const log = storeAuditLog(store.db, manualClock());
    let isOver = false;
    const appended = log.append(draft()).finally(() => (isOver = true));
    // Each look of this poll is a turn of the event loop, taken while the lock is waited for.
    await clock.looks(10);
    expect(isOver).toBe(false);
    await letGo();
    expect((await appended).sequence).toBe(1);
  });

  test('is given up after five seconds, and works again afterwards', async () => {
    await hold(store.file, 'write');
    const log = storeAuditLog(store.db, manualClock());
    const outcome = log.append(draft()).catch(codeOf);
    await clock.looks(3);
    clock.advance(PATIENCE_MS - 1);
    await clock.looks(3);
    clock.advance(2);
    expect(await outcome).toBe('store.locked');
    expect(await log.newestSequence()).toBe(0);
    await letGo();
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
    await hold(file, 'exclusive');
  });
  afterEach(async () => {
    await letGo();
    folder.remove();
  });

  test('is waited for when the store is opened', async () => {
    const opening = openStore({ file, purpose: 'organisation' });
    await clock.looks(10);
    await letGo();
    const db = await opening;
    expect(await storeAuditLog(db, manualClock()).newestSequence()).toBe(1);
    await closeStore(db);
  });

  test('is given up after five seconds', async () => {
    const outcome = openStore({ file, purpose: 'organisation' }).catch(codeOf);
    await clock.looks(3);
    clock.advance(PATIENCE_MS + 1);
    expect(await outcome).toBe('store.locked');
    await letGo();
    await closeStore(await openStore({ file, purpose: 'organisation' }));
  });

  test('is no longer waited for once the opening is cancelled', async () => {
    const cancel = new AbortController();
    const outcome = openStore({ file, purpose: 'organisation', signal: cancel.signal }).catch(
      codeOf,
    );
    await clock.looks(3);
    cancel.abort();
    expect(await outcome).toBe('request.cancelled');
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
