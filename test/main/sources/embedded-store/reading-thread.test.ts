import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, write } from '#main/sources/embedded-store/connection.ts';
import { readingThread } from '#main/sources/embedded-store/reading-thread/reading-thread.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { READING_SCRIPT, type TempFolder, tempFolder, testStore } from './test-store.ts';

const ENTRIES = 3_000;
/** So that the store is larger than what SQLite remembers of it. */
const LONG_NOTE = 'n'.repeat(2_000);
/** So small that most of the store is still to be read when the first batch is there. */
const SIZES = { first: 40, most: 40 };
const QUERY = { filter: NO_FILTER, sort: NEWEST_FIRST };

let store: Awaited<ReturnType<typeof testStore>>;
let folder: TempFolder;
let close: () => Promise<void>;
const started: Worker[] = [];
const onStart = (message: unknown) => {
  started.push((message as { readonly worker: Worker }).worker);
};
/** How many run: the ID of an ended thread is -1. */
const threads = () => started.filter(({ threadId }) => threadId !== -1).length;

beforeEach(async () => {
  subscribe('worker_threads', onStart);
  folder = tempFolder();
  store = await testStore();
  await write(store.db, async (transaction) => {
    for (let index = 0; index < ENTRIES; index += 1)
      await appendIn(transaction, draft({ note: LONG_NOTE }), 1_000_000 + index);
  });
});
afterEach(async () => {
  unsubscribe('worker_threads', onStart);
  await store.dispose();
  folder.remove();
});

function values({ script = READING_SCRIPT, signal = new AbortController().signal } = {}) {
  const thread = readingThread({ script, file: store.file });
  close = () => thread.close();
  const report = storeAuditReport(store.db, { sizes: SIZES, thread });
  return report.values(QUERY, ['sequence', 'note'], { signal })[Symbol.asyncIterator]();
}

async function rest(reading: ReturnType<typeof values>): Promise<number> {
  let rows = 0;
  for (let step = await reading.next(); step.done !== true; step = await reading.next())
    rows += step.value.length;
  return rows;
}

/** The script of a thread that runs this source. */
function scripted(source: string): string {
  const script = join(folder.path, 'scripted.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
    const batch = new TextEncoder().encode('[[1,"one"]]').buffer;
    ${source}`,
  );
  return script;
}

describe('a thread that reads', () => {
  test('reads everything, while the log is written to', async () => {
    const reading = values();
    const first = await reading.next();
    expect(first.value?.[0]).toEqual([ENTRIES, LONG_NOTE]);
    await storeAuditLog(store.db, manualClock(9_000_000)).append(draft());
    expect(first.value?.length + (await rest(reading))).toBe(ENTRIES);
  });

  test('a cancel ends it', async () => {
    const cancelling = new AbortController();
    const reading = values({ signal: cancelling.signal });
    await reading.next();
    cancelling.abort();
    await expect(rest(reading)).rejects.toMatchObject({ code: 'request.cancelled' });
    expect(threads()).toBe(0);
  });

  test('a cancel before it began starts none', async () => {
    const reading = values({ signal: AbortSignal.abort() });
    await expect(reading.next()).rejects.toMatchObject({ code: 'request.cancelled' });
    expect(threads()).toBe(0);
  });

  test('it ends when its reader stops early', async () => {
    const reading = values();
    await reading.next();
    expect(threads()).toBe(1);
    await reading.return?.();
    expect(threads()).toBe(0);
  });

  test('it ends when the store is closed', async () => {
    const reading = values();
    await reading.next();
    await close();
    expect(threads()).toBe(0);
    await expect(rest(reading)).rejects.toMatchObject({ code: 'request.cancelled' });
  });

  test('damage found while reading is reported', async () => {
    const reading = values();
    await reading.next();
    await store.db.raw('pragma wal_checkpoint(truncate)');
    truncateSync(store.file, 64 * 1024);
    await expect(rest(reading)).rejects.toMatchObject({ code: 'store.damaged' });
    expect(threads()).toBe(0);
  });

  test('a missing store is not created', async () => {
    await closeStore(store.db);
    renameSync(store.file, join(folder.path, 'elsewhere.db'));
    await expect(rest(values())).rejects.toMatchObject({ code: 'store.unavailable' });
    expect(existsSync(store.file)).toBe(false);
  });

  test.each([
    ['that ends early', 'parentPort.postMessage({ batch }, [batch]);'],
    [
      'that is ended',
      'parentPort.postMessage({ batch }, [batch]); setImmediate(() => process.exit(1));',
    ],
    [
      'that fails',
      "parentPort.postMessage({ batch }, [batch]); setImmediate(() => { throw new Error('no'); });",
    ],
  ])('one %s does not count as a complete report', async (_what, source) => {
    // Its batch may be read before its end is noticed, or not.
    await expect(rest(values({ script: scripted(source) }))).rejects.toMatchObject({
      code: 'store.unavailable',
    });
    expect(threads()).toBe(0);
  });

  test('without its script there is no report', async () => {
    await expect(rest(values({ script: join(folder.path, 'none.mjs') }))).rejects.toMatchObject({
      code: 'store.unavailable',
    });
  });
});
