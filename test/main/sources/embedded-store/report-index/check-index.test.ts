import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, connect, write } from '#main/sources/embedded-store/connection.ts';
import { openEmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { migrate } from '#main/sources/embedded-store/migrations/all.ts';
import { readingThread } from '#main/sources/embedded-store/reading-thread/reading-thread.ts';
import { checkIndex } from '#main/sources/embedded-store/report-index/check-index.ts';
import { INDEX_SHAPE, indexState } from '#main/sources/embedded-store/report-index/index-shape.ts';
import { indexLog } from '#main/sources/embedded-store/report-index/report-indexer.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { verifyWithIndex } from '#main/sources/embedded-store/verify-with-index.ts';
import { NO_FILTER } from '#shared/audit/audit-report.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { READING_SCRIPT, tempFolder } from '../test-store.ts';

const { signal } = new AbortController();
const SHAPE = { block: 2, pack: 4, atOnce: 2 };
const SAVED = 'a0000000-0000-4000-8000-000000000000';

/** Thirteen entries, of which eleven are indexed, with an intent that was told later. */
async function indexedLog(file = ':memory:'): Promise<Knex> {
  const db = connect(file);
  await migrate(db);
  const clock = manualClock();
  const log = storeAuditLog(db, clock);
  for (let n = 1; n <= 13; n += 1) {
    clock.advance(60_000);
    if (n === 2) await log.append(draft({ action: 'save', result: 'intended' }));
    else if (n === 3)
      await log.append(draft({ action: 'save', result: 'intended', requestId: SAVED }));
    else if (n === 12) await log.append(draft({ action: 'save', requestId: SAVED }));
    else await log.append(draft({ computer: `CONTOSO\\WS-${n}`, note: n === 5 ? 'why' : '' }));
    await indexLog(db, { shape: SHAPE, signal });
  }
  return db;
}

async function firstUnlike(db: Knex): Promise<readonly [number, number] | undefined> {
  for await (const { fits, from, until } of checkIndex(db, { shape: SHAPE }, { signal }))
    if (!fits) return [from, until];
  return undefined;
}

let db: Knex;
beforeEach(async () => {
  db = await indexedLog();
});
afterEach(() => db.destroy());

test('an index that was made of the log fits it', async () => {
  expect(await indexState(db, SHAPE, { signal })).toEqual({ packs: 3, next: 12, newest: 13 });
  expect(await firstUnlike(db)).toBeUndefined();
});

test.each([
  ['a value that is missing', `delete from report_values where value like '%ws-7'`, [4, 7]],
  [
    'a value that was renamed',
    `update report_values set value = 'contoso\\ws-70' where value = 'contoso\\ws-9'`,
    [8, 11],
  ],
  [
    'a block that is missing',
    `delete from report_value_blocks where block = 5 and value_id =
      (select id from report_values where value = 'contoso\\ws-10')`,
    [8, 11],
  ],
  [
    'a part of a key ID that is missing',
    `delete from report_key_parts where part = '-f7c'`,
    [1, 3],
  ],
  ['a kind that was altered', `update report_kinds set operator = 'nobody'`, [1, 3]],
  ['an altered time', `update report_packs set last_time = '2027' where pack = 1`, [4, 7]],
  ['an altered bound', `update report_packs set newest_time = '' where pack = 2`, [8, 11]],
  [
    'totals that were altered',
    `update report_packs set entries = substr(entries, 1, 8) where pack = 2`,
    [8, 11],
  ],
  ['totals that are gone', `update report_packs set entries = null where pack = 0`, [1, 3]],
  ['an intent that was left out', `delete from report_open_intents where sequence = 2`, [1, 3]],
  ['an entry counted twice', `insert into report_open_intents values (6)`, [4, 7]],
  ['a pack that is missing', `delete from report_packs where pack = 1`, [4, 7]],
  [
    'a pack beyond the log',
    `insert into report_packs values (90, '2026', '2026', '2026', null)`,
    [14, 364],
  ],
] as const)('finds %s', async (_what, alter, where) => {
  await db.raw(alter);
  expect(await firstUnlike(db)).toEqual(where);
});

test('a report does not believe an index that is longer than the log', async () => {
  await db.raw(`insert into report_packs values (90, '2026', '2026', '2026', null)`);
  const { total } = await storeAuditReport(db, { shape: SHAPE }).summary(NO_FILTER, { signal });
  expect(total).toBe(12);
});

describe('a whole check', () => {
  test('names entries that the index does not fit, and has it built anew', async () => {
    const folder = tempFolder();
    const clock = manualClock();
    const { store, db: open } = await openEmbeddedStore(
      { file: `${folder.path}/store.db`, purpose: 'organisation' },
      { clock, readingScript: READING_SCRIPT, limits: NO_LIMITS },
    );
    await write(open, async (transaction) => {
      for (let n = 0; n < INDEX_SHAPE.pack; n += 1)
        await appendIn(transaction, draft(), { nowMs: clock.now() });
    });
    await indexLog(open, { signal });
    expect(await store.auditLog.verify({ signal })).not.toHaveProperty('unlikeIndex');

    await open('report_values').where({ field: 'computer' }).delete();
    const filter = { ...NO_FILTER, computer: 'ws-1' };
    expect(await store.auditLog.verify({ signal })).toMatchObject({
      intact: true,
      unlikeIndex: { from: 1, until: INDEX_SHAPE.pack - 1 },
    });
    expect((await store.auditReport.summary(filter, { signal })).total).toBe(INDEX_SHAPE.pack);
    await indexLog(open, { signal });
    expect(await store.auditLog.verify({ signal })).not.toHaveProperty('unlikeIndex');
    await store.close();
    folder.remove();
  });
});

test('several threads find what one after the other would, and tell of all entries', async () => {
  const folder = tempFolder();
  const file = `${folder.path}/store.db`;
  const store = await indexedLog(file);
  const thread = readingThread({ script: READING_SCRIPT, file });
  const told: number[] = [];
  const verify = () =>
    verifyWithIndex(
      {
        db: store,
        log: storeAuditLog(store, manualClock()),
        thread,
        onUnlike: undefined,
        shape: SHAPE,
        threadsFor: () => 3,
      },
      { signal, onProgress: (done) => told.push(done) },
    );
  expect(await verify()).not.toHaveProperty('unlikeIndex');
  expect(told.at(-1)).toBe(11);
  await store.raw(`delete from report_value_blocks where block in (3, 5)`);
  expect(await verify()).toMatchObject({ intact: true, unlikeIndex: { from: 4, until: 7 } });
  await closeStore(store);
  folder.remove();
});

test('a store without an index is checked as well', async () => {
  const empty = connect(':memory:');
  await migrate(empty);
  await storeAuditLog(empty, manualClock()).append(draft());
  expect(await storeAuditLog(empty, manualClock()).verify({ signal })).toMatchObject({
    intact: true,
    count: 1,
  });
  await closeStore(empty);
});

test('two consoles may index one log, and one may be stopped at any moment', async () => {
  const folder = tempFolder();
  const [one, other] = [1, 2].map(() => connect(`${folder.path}/store.db`));
  if (one === undefined || other === undefined) throw new Error('not opened');
  await migrate(one);
  const log = storeAuditLog(one, manualClock());
  for (let n = 0; n < 40; n += 1) await log.append(draft());
  const stopping = new AbortController();
  const stopped = indexLog(one, { shape: SHAPE, signal: stopping.signal, isPatient: true });
  await Promise.all([
    indexLog(other, { shape: SHAPE, signal }),
    new Promise((resolve) => {
      setTimeout(resolve, 5);
    }).then(() => {
      stopping.abort();
    }),
    stopped.catch(() => undefined),
  ]);
  expect(await firstUnlike(other)).toBeUndefined();
  expect((await indexState(other, SHAPE, { signal })).packs).toBe(10);
  await closeStore(one);
  await closeStore(other);
  folder.remove();
});
