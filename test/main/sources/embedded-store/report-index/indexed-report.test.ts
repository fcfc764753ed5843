import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { expect, test } from 'vitest';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import { connect } from '#main/sources/embedded-store/connection.ts';
import { migrate } from '#main/sources/embedded-store/migrations/all.ts';
import type { IndexShape } from '#main/sources/embedded-store/report-index/index-shape.ts';
import { indexLog } from '#main/sources/embedded-store/report-index/report-indexer.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditCursor,
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  NO_FILTER,
  AuditColumn,
} from '#shared/audit/audit-report.ts';
import { draft } from '#test/contract/drafts.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';

const { signal } = new AbortController();
const REQUESTS = [1, 2, 3, 4].map((digit) => `${digit}0000000-0000-4000-8000-000000000000`);
const LONG_NOTE = 'the beginning of a note that goes on beyond what is indexed of it. '.repeat(4);

const KEY_IDS = ['AC9D5655-F7CA-4D1D-902F-1B6087118138', 'AC9D5655-0', 'ac9d', 'FFFF', ''];
/** Some of them and some of what none has, of every length. */
const partsOfKeyIds = fc
  .tuple(
    fc.constantFrom(...KEY_IDS, 'Ac9d5655_F7%a', 'ÄC9D5655-F7CA', `x${KEY_IDS[0]}-is-too-long`),
    fc.nat(36),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([keyId, from, length]) => keyId.slice(from, from + length));

const drafts = fc
  .record({
    operator: fc.constantFrom('CONTOSO\\anna', 'contoso\\Anna', 'CONTOSO\\ÅSA', 'CONTOSO\\åsa'),
    computer: fc.constantFrom('CONTOSO\\WS-1', 'contoso\\ws-1', 'EMEA\\WS-2', 'CONTOSO\\ПК', ''),
    endUser: fc.constantFrom('CONTOSO\\mia', 'CONTOSO\\MÜLLER', 'a%b_c\\', ''),
    keyId: fc.constantFrom(...KEY_IDS),
    action: fc.constantFrom<AuditDraft['action']>('disclose', 'disclose', 'save', 'sign-in'),
    result: fc.constantFrom<AuditDraft['result']>('intended', 'successful', 'failed'),
    failure: fc.constantFrom('', 'file.noSpace'),
    reason: fc.constantFrom<AuditDraft['reason']>('other', 'lost-pin', ''),
    flag: fc.constantFrom<AuditDraft['flag']>('', '', 'break-glass'),
    note: fc.constantFrom('', 'short', `${LONG_NOTE}b`, `${LONG_NOTE}a`, '🔑'.repeat(80)),
    requestId: fc.constantFrom(...REQUESTS),
  })
  .map((changes) => draft(changes));

const logs = fc.array(fc.tuple(drafts, fc.constantFrom(0, 0, 1_000, 3_600_000, -7_200_000)), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});

const filters: fc.Arbitrary<AuditFilter> = fc
  .record({
    activity: fc.constantFrom<AuditFilter['activity']>('requests', 'everything'),
    operator: fc.constantFrom('', '', 'anna', 'åsa', 'nobody'),
    computer: fc.constantFrom('', '', 'ws-', 'ws-2', 'пк', '\\'),
    endUser: fc.constantFrom('', '', '', 'müller', '%', 'mia'),
    keyId: fc.oneof(fc.constantFrom('', '', '', 'ac9d'), partsOfKeyIds),
    action: fc.constantFrom<AuditFilter['action']>('', '', '', 'save'),
    result: fc.constantFrom<AuditFilter['result']>('', '', 'failed', 'intended'),
    failure: fc.constantFrom('', '', '', 'file.noSpace', 'file'),
    reason: fc.constantFrom<AuditFilter['reason']>('', '', 'other'),
    flag: fc.constantFrom<AuditFilter['flag']>('', '', 'break-glass'),
  })
  .map((changes) => ({ ...NO_FILTER, ...changes }));

const shapes = fc.constantFrom<IndexShape>(
  { block: 1, pack: 3, atOnce: 1 },
  { block: 2, pack: 4, atOnce: 2 },
  { block: 4, pack: 4, atOnce: 1 },
  { block: 2, pack: 2, atOnce: 3 },
);

async function emptyLog() {
  const db = connect(':memory:');
  await migrate(db);
  const clock = manualClock();
  return { db, clock, log: storeAuditLog(db, clock) };
}

interface Filling {
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof storeAuditLog>;
}

async function fill(
  { clock, log }: Filling,
  entries: readonly (readonly [AuditDraft, number])[],
): Promise<string[]> {
  const times: string[] = [];
  for (const [one, ms] of entries) {
    clock.advance(ms);
    times.push((await log.append(one)).time);
  }
  return times;
}

async function allPages(
  report: AuditReport,
  query: AuditQuery,
  limit: number,
): Promise<readonly (readonly number[])[]> {
  const pages: (readonly number[])[] = [];
  let after: AuditCursor | null = null;
  do {
    const page: AuditPage = await report.page({ query, after, limit }, { signal });
    const rows = rowsOf(page.lines).map(({ sequence }) => sequence);
    // A full last page may be followed by an empty one.
    if (rows.length > 0) pages.push(rows);
    after = page.next;
  } while (after !== null && pages.length < 60);
  return pages;
}

async function answersTo(
  report: AuditReport,
  queries: readonly AuditQuery[],
  limit: number,
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const query of queries)
    answers.push(
      await allPages(report, query, limit),
      await report.summary(query.filter, { signal }),
    );
  return answers;
}

/** A question; `range` are two of the log's times, if any. */
const questions = fc.record({
  filter: fc.oneof(fc.constant({ ...NO_FILTER, activity: 'everything' as const }), filters),
  sort: fc.record({
    column: fc.constantFrom<AuditColumn>(...AuditColumn.options, 'time', 'note', 'note'),
    descending: fc.boolean(),
  }),
  range: fc
    .option(fc.tuple(fc.nat(40), fc.nat(40)), { freq: 3 })
    .map((range): readonly number[] => range ?? []),
});

test('an indexed log gives the pages and the totals of one that is walked through', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs,
      fc.array(questions, { minLength: 3, maxLength: 6, size: 'max' }),
      fc.record({
        shape: shapes,
        limit: fc.integer({ min: 1, max: 9 }),
        indexed: fc.integer({ min: 5, max: 40 }),
      }),
      async (entries, asked, { shape, limit, indexed }) => {
        const store = await emptyLog();
        const times = await fill(store, entries.slice(0, indexed));
        await indexLog(store.db, { shape, signal });
        times.push(...(await fill(store, entries.slice(indexed))));
        const queries = asked.map(({ filter, sort, range }) => {
          const [from = '', until = ''] = range.map((index) => times[index]);
          return { filter: { ...filter, from, until }, sort };
        });
        const report = storeAuditReport(store.db, { sizes: { first: 1, most: 3 }, shape });
        const told = await answersTo(report, queries, limit);
        await forget(store.db);
        const expected = await answersTo(storeAuditReport(store.db), queries, limit);
        await store.db.destroy();
        expect(told).toEqual(expected);
      },
    ),
    { numRuns: 40 },
  );
}, 240_000);

/** Without its index, a log is walked through. */
async function forget(db: Knex): Promise<void> {
  await db('report_packs').delete();
}
