import { beforeEach, describe, expect, test } from 'vitest';
import { AskError } from '#renderer/api.ts';
import type { ComplianceReader } from '#renderer/panes/reports/compliance/compliance-reader.ts';
import { createComputerStore } from '#renderer/panes/reports/compliance/computer-store.ts';
import { createEnterpriseStore } from '#renderer/panes/reports/compliance/enterprise-store.ts';
import {
  NO_FILTERS,
  filterOf,
  isFiltered,
} from '#renderer/panes/reports/compliance/filter-form.ts';
import type { ComplianceView } from '#shared/compliance/compliance-view.ts';
import {
  EVERY_COMPUTER,
  type CompliancePage,
  type ComplianceQuery,
} from '#shared/compliance/enterprise-compliance.ts';
import { computerNamed } from '../fakes/computer-compliance.ts';
import { growingCompliance } from '../fakes/growing-report.ts';

const COMPUTERS = Array.from({ length: 30 }, (_, index) =>
  computerNamed(
    `PC-${100 + index}`,
    index % 3 === 0
      ? { status: 'non-compliant', overall: 'non-compliant', users: ['CONTOSO\\bert'] }
      : {},
  ),
);

interface TestReader extends ComplianceReader {
  /** Thrown by the next question. */
  failure: AskError | undefined;
  /** Held back until it is called. */
  readonly pages: ((page: CompliancePage) => void)[];
  holds: boolean;
  readonly asked: ComplianceQuery[];
}

function testReader(): TestReader {
  const source = growingCompliance(() => COMPUTERS, 'test');
  const reader: TestReader = {
    failure: undefined,
    pages: [],
    holds: false,
    asked: [],
    sources: async () => ['test'],
    find: async (search, options) => {
      fail();
      const found = await source.find(search, 51, options);
      return {
        found: found.map((computer) => ({ source: 'test', computer })),
        isCut: false,
        missing: [],
      };
    },
    summary: async (_source, filter, { signal }) => source.summary(filter, { signal }),
    page: async ({ query, after }, { signal }) => {
      fail();
      reader.asked.push(query);
      const page = await source.page({ query, after, limit: 10 }, { signal });
      return reader.holds
        ? new Promise((resolve) =>
            reader.pages.push(() => {
              resolve(page);
            }),
          )
        : page;
    },
    write: async () => undefined,
  };
  function fail(): void {
    const { failure } = reader;
    reader.failure = undefined;
    if (failure !== undefined) throw failure;
  }
  return reader;
}

const gone = () => new AskError({ code: 'store.unavailable', details: {} });

describe('the enterprise report', () => {
  let reader: TestReader;
  let store: ReturnType<typeof createEnterpriseStore>;
  beforeEach(async () => {
    reader = testReader();
    store = createEnterpriseStore(reader);
    await store.getState().begin();
  });

  test('starts with the last view, and remembers the view of each request', async () => {
    const told: ComplianceView[] = [];
    const left: ComplianceView = {
      form: { ...NO_FILTERS, user: 'bert' },
      sort: { column: 'status', descending: true },
      columns: ['name', 'status'],
    };
    store = createEnterpriseStore(reader, left, (view) => told.push(view));
    await store.getState().begin();
    expect(store.getState()).toMatchObject({ ...left, fitting: 10 });
    await store.getState().sortBy('name');
    store.getState().showColumns(['name']);
    await store.getState().apply(left);
    expect(told).toEqual([
      left,
      { ...left, sort: { column: 'name', descending: false } },
      { ...left, sort: { column: 'name', descending: false }, columns: ['name'] },
      left,
    ]);
  });

  test('reads the dashboard and the first page by itself, then every further page', async () => {
    expect(store.getState()).toMatchObject({ fitting: 30, summary: { managed: 30 } });
    // The last one is full, and nothing comes behind it.
    for (let page = 2; page <= 4; page += 1) await store.getState().readMore();
    const { rows = [], next } = store.getState();
    expect(rows.map(({ name }) => name)).toEqual(COMPUTERS.map(({ name }) => name));
    expect(next).toBeNull();
  });

  test('keeps what was read when the source fails while scrolling', async () => {
    reader.failure = gone();
    await store.getState().readMore();
    expect(store.getState()).toMatchObject({
      failureOfMore: { code: 'store.unavailable' },
      failure: undefined,
    });
    expect(store.getState().rows).toHaveLength(10);
    // The table asks again with every line that comes into sight; a person does it by a button.
    await store.getState().readMore();
    expect(store.getState().rows).toHaveLength(10);
    await store.getState().retryMore();
    expect(store.getState().rows).toHaveLength(20);
    expect(store.getState().failureOfMore).toBeUndefined();
  });

  test('narrows the details and leaves the dashboard whole', async () => {
    await store.getState().narrow({ status: 'non-compliant' });
    expect(store.getState()).toMatchObject({ fitting: 10, summary: { managed: 30 } });
    await store.getState().narrow(NO_FILTERS);
    expect(store.getState().fitting).toBe(30);
  });

  test('the answer to an outdated request is not shown', async () => {
    reader.holds = true;
    const slow = store.getState().narrow({ computer: 'PC-10' });
    await expect.poll(() => reader.pages.length).toBe(1);
    reader.holds = false;
    await store.getState().narrow({ computer: 'PC-12' });
    reader.pages[0]?.({ rows: [], next: null });
    await slow;
    expect(store.getState().rows?.every(({ name }) => name.startsWith('PC-12'))).toBe(true);
  });

  test('sorts by what has an order, the latest first, and turns it round', async () => {
    await store.getState().sortBy('users');
    expect(store.getState().sort).toEqual({ column: 'name', descending: false });
    await store.getState().sortBy('lastContactAt');
    await store.getState().sortBy('lastContactAt');
    expect(reader.asked.slice(-2).map(({ sort }) => sort)).toEqual([
      { column: 'lastContactAt', descending: true },
      { column: 'lastContactAt', descending: false },
    ]);
  });

  test('a failure keeps the filters as they were typed', async () => {
    reader.failure = gone();
    store.getState().edit({ user: 'bert' });
    await store.getState().view();
    expect(store.getState()).toMatchObject({
      form: { user: 'bert' },
      failure: { code: 'store.unavailable' },
      reading: undefined,
    });
  });
});

describe('the computer report', () => {
  test('shows the one that was meant, or a list', async () => {
    const store = createComputerStore(testReader());
    const look = async (text: string, by: 'computer' | 'user' = 'computer') => {
      store.getState().edit({ by, text });
      await store.getState().search();
      const { shown, several } = store.getState();
      return [shown?.computer.name, several?.found.length];
    };
    expect(await look('pc-105')).toEqual(['PC-105', undefined]);
    expect(await look('PC-105.contoso.test')).toEqual(['PC-105', undefined]);
    expect(await look('PC-10')).toEqual([undefined, 10]);
    expect(await look('bert', 'user')).toEqual([undefined, 10]);
    expect(await look('  ')).toEqual([undefined, 10]);
    expect(store.getState().isEmpty).toBe(true);
  });

  test('a failure keeps what was typed', async () => {
    const reader = testReader();
    const store = createComputerStore(reader);
    reader.failure = gone();
    store.getState().edit({ text: 'PC-1' });
    await store.getState().search();
    expect(store.getState()).toMatchObject({
      form: { text: 'PC-1' },
      failure: { code: 'store.unavailable' },
      isSearching: false,
    });
    // What failed was another search than the one that asks for a name.
    store.getState().edit({ text: ' ' });
    await store.getState().search();
    expect(store.getState()).toMatchObject({ isEmpty: true, failure: undefined });
  });

  test('a search that was cancelled has not failed', async () => {
    const reader = testReader();
    const store = createComputerStore(reader);
    reader.failure = new AskError({ code: 'request.cancelled', details: {} });
    store.getState().edit({ text: 'PC-1' });
    await store.getState().search();
    expect(store.getState()).toMatchObject({ failure: undefined, isSearching: false });
  });
});

test('days without contact are counted back from now, and spaces are no filter', () => {
  const now = new Date('2026-06-01T12:00:00.000Z');
  expect(filterOf({ ...NO_FILTERS, silentDays: '30', computer: ' ws ' }, now)).toEqual({
    ...EVERY_COMPUTER,
    computer: 'ws',
    silentSince: '2026-05-02T12:00:00.000Z',
  });
  expect(isFiltered({ ...NO_FILTERS, user: '  ' })).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, silentDays: '7' })).toBe(true);
});
