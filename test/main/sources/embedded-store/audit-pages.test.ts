import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditColumn,
  type AuditCursor,
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  NO_FILTER,
  ShownEntry,
} from '#shared/audit/audit-report.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { testStore } from './test-store.ts';

/** More pages than there are rows, so that endless paging fails. */
const MOST_PAGES = 100;
const { signal } = new AbortController();

const ODD = 'two\nlines, "quoted" \\ \t ü 🔑 \u2028';

/**
 * A log with many entries of one moment, a clock that is set back now and then, and a computer that
 * is seen at the beginning only.
 */
async function filledStore() {
  const { db, dispose } = await testStore();
  const clock = manualClock();
  const log = storeAuditLog(db, clock);
  for (let index = 0; index < 90; index += 1) {
    clock.advance(index % 17 === 16 ? -120_000 : index % 5 === 0 ? 60_000 : 0);
    await log.append(
      draft({
        operator: `CONTOSO\\op-${(index * 7) % 6}`,
        computer: index < 9 ? 'CONTOSO\\OLD' : `CONTOSO\\ws-${index % 4}`,
        result: index % 3 === 0 ? 'failed' : 'successful',
        note: index % 4 === 0 ? ODD : '',
      }),
    );
  }
  return { db, log, clock, entries: await log.read(1, 90), dispose };
}

let store: Awaited<ReturnType<typeof filledStore>>;
beforeEach(async () => {
  store = await filledStore();
});
afterEach(() => store.dispose());

type Rows = readonly (readonly [number, ShownEntry | null])[];

async function pagesOf(
  report: AuditReport,
  query: AuditQuery,
  limit: number,
): Promise<readonly Rows[]> {
  const pages: Rows[] = [];
  let after: AuditCursor | null = null;
  do {
    const page: AuditPage = await report.page({ query, after, limit }, { signal });
    pages.push(rowsOf(page.lines).map(({ sequence, entry }) => [sequence, entry]));
    after = page.next;
  } while (after !== null && pages.length < MOST_PAGES);
  // A full last page may be followed by an empty one.
  return pages.filter((page) => page.length > 0);
}

/** What a report over these entries shows, all of it: each of them stands for itself. */
function foundIn(
  entries: readonly AuditEntry[],
  { filter, sort: { column, descending } }: AuditQuery,
): Rows {
  const bytes = (entry: AuditEntry) => Buffer.from(entry[column].toLowerCase());
  const sorted = entries
    .filter(({ computer }) => computer.toLowerCase().includes(filter.computer))
    .filter(({ result }) => filter.result === '' || result === filter.result)
    .filter(({ time }) => time >= filter.from && (filter.until === '' || time < filter.until))
    .toSorted(
      (one, other) => Buffer.compare(bytes(one), bytes(other)) || one.sequence - other.sequence,
    );
  const inOrder = descending ? sorted.toReversed() : sorted;
  return inOrder.map((entry) => [entry.sequence, ShownEntry.parse(entry)]);
}

test('for any query, the pages of the store equal those of a plain list of entries', async () => {
  const { db, entries } = store;
  const moments = ['', ...new Set(entries.map(({ time }) => time))];
  const filters = fc.record({
    computer: fc.constantFrom('', 'old', 'ws-2', 'nowhere'),
    result: fc.constantFrom('' as const, 'failed' as const),
    from: fc.constantFrom(...moments),
    until: fc.constantFrom(...moments),
  });
  const orders = fc.record({
    column: fc.constantFrom<AuditColumn>('time', 'time', 'operator', 'computer', 'result'),
    descending: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      filters,
      orders,
      fc.record({ limit: fc.integer({ min: 1, max: 12 }), first: fc.integer({ min: 1, max: 40 }) }),
      async (changes, sort, { limit, first }) => {
        const filter: AuditFilter = { ...NO_FILTER, ...changes };
        const report = storeAuditReport(db, { sizes: { first, most: 40 } });
        const rows = foundIn(entries, { filter, sort });
        expect(await pagesOf(report, { filter, sort }, limit)).toEqual(
          Array.from({ length: Math.ceil(rows.length / limit) }, (_page, index) =>
            rows.slice(index * limit, (index + 1) * limit),
          ),
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('entries appended meanwhile shift no page, and show in the next report', async () => {
  const { db, log, clock } = store;
  clock.advance(3_600_000);
  for (const column of ['time', 'operator'] as const) {
    const report = storeAuditReport(db);
    const query: AuditQuery = { filter: NO_FILTER, sort: { column, descending: true } };
    const { lines, next } = await report.page({ query, after: null, limit: 10 }, { signal });
    const { sequence } = await log.append(draft({ operator: 'CONTOSO\\zoe' }));
    const second = await report.page({ query, after: next, limit: 10 }, { signal });
    const both = [...rowsOf(lines), ...rowsOf(second.lines)].map((row) => row.sequence);
    expect(new Set(both).size).toBe(20);
    expect(both).not.toContain(sequence);
    expect(
      rowsOf((await report.page({ query, after: null, limit: 10 }, { signal })).lines)[0]?.sequence,
    ).toBe(sequence);
  }
});
