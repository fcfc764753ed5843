import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seal } from '#main/domain/audit/audit-chain.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import { appendIn, rowOf } from '#main/sources/embedded-store/audit-rows.ts';
import {
  type StoreDatabase,
  closeStore,
  connect,
} from '#main/sources/embedded-store/connection.ts';
import { readingThread } from '#main/sources/embedded-store/reading-thread/reading-thread.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { verifyInThreads } from '#main/sources/embedded-store/verify-in-threads.ts';
import type { AuditEntry, ChainVerdict } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { READING_SCRIPT, type TempFolder, tempFolder, testStore } from './test-store.ts';

/** Several pieces, and three stretches: up to 1,100, up to 2,200 and the rest. */
const ENTRIES = 3_300;
const STRETCHES = 3;
const PLACES = [1, 1_099, 1_100, 1_101, ENTRIES - 1];

let store: Awaited<ReturnType<typeof testStore>>;
/** A connection that does not mind what happens to the store. */
let db: StoreDatabase;
let folder: TempFolder;
let log: AuditLog;
const started: Worker[] = [];
const onStart = (message: unknown) => {
  started.push((message as { readonly worker: Worker }).worker);
};
const threads = () => started.filter(({ threadId }) => threadId !== -1).length;

beforeAll(async () => {
  subscribe('worker_threads', onStart);
  folder = tempFolder();
  store = await testStore();
  db = connect(store.file);
  log = storeAuditLog(db, manualClock(9_000_000));
  await db.transaction(async (transaction) => {
    for (let index = 0; index < ENTRIES; index += 1)
      await appendIn(transaction, draft(), { nowMs: 1_000_000 + index });
  });
  // As an attacker does who has the file and knows its triggers.
  for (const trigger of [
    'audit_entries_are_final',
    'audit_entries_are_kept',
    'audit_entries_are_chained',
  ])
    await db.raw(`drop trigger ${trigger}`);
});
afterAll(async () => {
  unsubscribe('worker_threads', onStart);
  await closeStore(db);
  await store.dispose();
  folder.remove();
});

type Verify = AuditLog['verify'];
const here: Verify = (options) => log.verify(options);
const inThreads =
  (script = READING_SCRIPT): Verify =>
  (options) =>
    verifyInThreads(log, readingThread({ script, file: store.file }), {
      ...options,
      threadsFor: () => STRETCHES,
    });

interface Tampering {
  /** Number of the first entry that is changed. */
  readonly from: number;
  readonly length?: number;
  /** What stands in the place of an entry, if anything. */
  readonly change: (entry: AuditEntry) => AuditEntry | undefined;
}

/** The verdict while some rows of the log are changed or missing. */
async function verdictWith(
  verify: Verify,
  { from, length = 1, change }: Tampering,
): Promise<ChainVerdict> {
  const entries = await log.read(from, length);
  const put = async (rows: readonly AuditEntry[]) => {
    await db('audit_entries')
      .whereBetween('sequence', [from, from + length - 1])
      .delete();
    for (const entry of rows) await db('audit_entries').insert(rowOf(entry));
  };
  await put(entries.flatMap((entry) => change(entry) ?? []));
  const verdict = await verify({ signal: new AbortController().signal });
  await put(entries);
  return verdict;
}

describe.each([
  ['where it is read', here],
  ['in threads', inThreads()],
])('a chain checked %s', (_where, verify) => {
  test('is whole up to the entry that was the newest, while more are appended', async () => {
    const [newest] = await log.read(await log.newestSequence(), 1);
    const told: (readonly [number, number])[] = [];
    let appended: Promise<unknown> | undefined;
    const onProgress = (done: number, total: number) => {
      told.push([done, total]);
      appended ??= log.append(draft());
    };
    expect(await verify({ signal: new AbortController().signal, onProgress })).toEqual({
      intact: true,
      count: newest?.sequence,
      head: { sequence: newest?.sequence, hash: newest?.hash },
    });
    await appended;
    expect(told.at(-1)).toEqual([newest?.sequence, newest?.sequence]);
    expect(told.map(([done]) => done)).toEqual(
      told.map(([done]) => done).toSorted((one, other) => one - other),
    );
    expect(threads()).toBe(0);
  });

  test.each(PLACES)('names entry %i where it is altered, forged or gone', async (place) => {
    const verdictOn = (change: Tampering['change']) => verdictWith(verify, { from: place, change });
    const altered = await verdictOn((entry) => ({ ...entry, operator: 'CONTOSO\\nobody' }));
    expect(altered).toEqual({ intact: false, brokenAt: place, why: 'altered' });
    const forged = await verdictOn((entry) =>
      seal(
        { ...entry, note: 'forged' },
        { sequence: place - 1, hash: entry.previousHash },
        Date.parse(entry.time),
      ),
    );
    expect(forged).toEqual({ intact: false, brokenAt: place + 1, why: 'unlinked' });
    const gone = await verdictOn(() => undefined);
    expect(gone).toEqual({ intact: false, brokenAt: place, why: 'missing' });
    expect(threads()).toBe(0);
  });

  test('names the first of many missing entries, across stretches and pieces', async () => {
    const missing = { from: 950, length: 1_500, change: () => undefined };
    expect(await verdictWith(verify, missing)).toEqual({
      intact: false,
      brokenAt: 950,
      why: 'missing',
    });
  });

  test('can be cancelled, because other events get their turn', async () => {
    const cancelling = new AbortController();
    setImmediate(() => {
      cancelling.abort();
    });
    await expect(verify({ signal: cancelling.signal })).rejects.toMatchObject({
      code: 'request.cancelled',
    });
    expect(threads()).toBe(0);
  });
});

describe('of several threads', () => {
  /** The first thread posts this message; the others post nothing until they are stopped. */
  const firstSays = (said: string) => {
    const script = join(folder.path, 'scripted.mjs');
    writeFileSync(
      script,
      `import { parentPort, workerData } from 'node:worker_threads';
      if (workerData.stretch.after.sequence === 0) parentPort.postMessage(${said});
      parentPort.on('message', (message) => { if (message === 'stop') parentPort.close(); });`,
    );
    return inThreads(script)({ signal: new AbortController().signal });
  };

  test('none goes on when the first found a break', async () => {
    const broken = { intact: false, brokenAt: 7, why: 'altered' };
    expect(await firstSays(`{ batch: ${JSON.stringify(broken)} }`)).toEqual(broken);
    expect(threads()).toBe(0);
  });

  test('none goes on when one failed', async () => {
    await expect(
      firstSays("{ stopped: { code: 'store.damaged', message: 'a bent page' } }"),
    ).rejects.toMatchObject({ code: 'store.damaged' });
    expect(threads()).toBe(0);
  });
});
