import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AskError } from '#renderer/api.ts';
import { FIRST_VIEW } from '#renderer/panes/reports/audit/filter-form.ts';
import type { ReportSource, RowsPage } from '#renderer/panes/reports/audit/report-source.ts';
import { type ReportStore, createReportStore } from '#renderer/panes/reports/audit/store.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import type { AuditQuery, AuditSummary } from '#shared/audit/audit-report.ts';
import { NOTHING_LOOKED_AT } from '#shared/audit/unusual-activity.ts';

const page = (first: number, next: boolean): RowsPage => ({
  rows: [first, first + 1].map((sequence) => ({ sequence, entry: null })),
  next: next ? { value: 'x', sequence: first + 1 } : null,
});
const SUMMARY = {
  total: 4,
  disclosed: 0,
  flagged: 0,
  byResult: [],
  byFailure: [],
  byReason: [],
  byOperator: [],
  byDay: [],
};

const intactUntil = (count: number): ChainVerdict => ({
  intact: true,
  count,
  head: { sequence: count, hash: 'a'.repeat(64) },
});

let answers: (() => Promise<RowsPage>)[];
let asked: AbortSignal[];
let queries: AuditQuery[];
let write: ReportSource['write'];
let count: () => Promise<AuditSummary>;
let log: string[];
let checks: boolean[];
let store: ReportStore;
beforeEach(() => {
  asked = [];
  answers = [];
  log = [];
  queries = [];
  write = async () => undefined;
  count = async () => SUMMARY;
  checks = [];
  const source: ReportSource = {
    page: (query, _after, { signal }) => {
      asked.push(signal);
      queries.push(query);
      return answers.shift()?.() ?? Promise.resolve(page(1, true));
    },
    summary: () => count(),
    request: async () => ({ entries: [], damaged: [] }),
    write: (...wanted) => write(...wanted),
    unusual: async () => NOTHING_LOOKED_AT,
    live: {
      keep: async () => log.push('keep'),
      rotation: async () => null,
      saveEvidence: async () => ({ outcome: 'cancelled' }),
      compareAnchors: async () => null,
      async verify(whole) {
        log.push('verify');
        checks.push(whole);
        return { verdict: intactUntil(4), since: null };
      },
    },
  };
  store = createReportStore(source, FIRST_VIEW);
});
const state = () => store.getState();

test('a source that fails while scrolling leaves what was read, and is asked again', async () => {
  await state().view();
  answers = [
    () => Promise.reject(new AskError({ code: 'store.unavailable', details: {} })),
    async () => page(3, false),
  ];
  await state().readMore();
  expect(state().failureOfMore).toMatchObject({ code: 'store.unavailable' });
  expect(state().failure).toBeUndefined();
  expect(state().rows).toHaveLength(2);
  await state().retryMore();
  expect(state().failureOfMore).toBeUndefined();
  expect(state().rows?.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  expect(state().next).toBeNull();
});

test('another filter cancels what is still being read, and shows nothing of it', async () => {
  await state().view();
  const late = Promise.withResolvers<RowsPage>();
  answers = [() => late.promise, async () => page(10, false)];
  const more = state().readMore();
  await state().narrow({ computer: 'WS-1' });
  expect(asked[1]?.aborted).toBe(true);
  late.reject(new AskError({ code: 'request.cancelled', details: {} }));
  await more;
  expect(state().rows?.map(({ sequence }) => sequence)).toEqual([10, 11]);
  expect(state().failureOfMore).toBeUndefined();
});

test('a range that ends before it begins asks nothing and keeps what was typed', async () => {
  state().edit({ range: 'custom', firstDay: '2026-11-24', lastDay: '2026-11-01' });
  await state().view();
  expect(state().problem).toBe('backwards');
  expect(asked).toEqual([]);
  expect(state().form.firstDay).toBe('2026-11-24');
});

test('a failed export is shown apart from a failed report, until the next report', async () => {
  await state().view();
  write = () => Promise.reject(new AskError({ code: 'file.noSpace', details: {} }));
  await state().write('csv');
  expect(state()).toMatchObject({
    failureOfWriting: { code: 'file.noSpace' },
    failure: undefined,
    exporting: undefined,
  });
  expect(state().rows).toHaveLength(2);
  await state().view();
  expect(state().failureOfWriting).toBeUndefined();
});

test('stopping an export is no failure, and leaves reading alone', async () => {
  await state().view();
  const late = Promise.withResolvers<RowsPage>();
  answers = [() => late.promise];
  write = (_shown, _form, { signal, onRows }) =>
    new Promise((_resolve, reject) => {
      onRows(500);
      signal.addEventListener('abort', () => {
        reject(new AskError({ code: 'request.cancelled', details: {} }));
      });
    });
  const exporting = state().write('pdf');
  const reading = state().sortBy('computer');
  expect(state().exporting).toBe(500);
  state().stopWriting();
  await exporting;
  expect(state()).toMatchObject({
    done: { what: 'cancelled' },
    failureOfWriting: undefined,
    failure: undefined,
  });
  late.resolve(page(7, false));
  await reading;
  expect(state().rows?.map(({ sequence }) => sequence)).toEqual([7, 8]);
});

test('the check that a file tells of is shown; where it tells of none, one is made', async () => {
  await state().view();
  expect(checks).toEqual([false]);
  const saved = { what: 'saved', fileName: 'report', folder: 'Documents' } as const;
  write = async () => ({ ...saved, log: { verdict: intactUntil(5), since: null } });
  await state().write('xlsx');
  expect(state().verdict).toEqual({ verdict: intactUntil(5), since: null });
  expect(checks).toEqual([false]);
  write = async () => saved;
  await state().write('csv');
  expect(state().verdict).toEqual({ verdict: intactUntil(4), since: null });
  expect(checks).toEqual([false, true]);
});

test('totals are shown only with the rows they belong to', async () => {
  await state().view();
  expect(state()).toMatchObject({ isCounting: false, summary: { total: 4 } });
  const counted = Promise.withResolvers<AuditSummary>();
  count = () => counted.promise;
  const narrowed = state().narrow({ computer: 'WS-1' });
  await expect.poll(() => state().isCounting).toBe(true);
  counted.reject(new AskError({ code: 'request.cancelled', details: {} }));
  await narrowed;
  expect(state()).toMatchObject({ isCounting: false, summary: undefined, failure: undefined });
  expect(state().rows).toHaveLength(2);
});

describe('a filter that is set applies by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const type = (text: string) => {
    for (let end = 1; end <= text.length; end += 1) state().edit({ computer: text.slice(0, end) });
  };
  const computers = () => queries.map(({ filter }) => filter.computer);
  const settled = () => vi.waitFor(() => expect(state().reading).toBeUndefined());

  test('a choice applies at once, and neither checks the log nor keeps a report', async () => {
    await state().view();
    expect(log).toEqual(['verify', 'keep']);
    state().edit({ result: 'failed' });
    expect(state().applied.result).toBe('failed');
    await settled();
    expect(queries.at(-1)?.filter.result).toBe('failed');
    expect(queries).toHaveLength(2);
    expect(log).toEqual(['verify', 'keep']);
  });

  test('what is typed applies after a pause, once', async () => {
    await state().view();
    type('NYC-LT-0117');
    expect(state().applied.computer).toBe('');
    expect(computers()).toEqual(['']);
    await vi.advanceTimersByTimeAsync(400);
    await settled();
    expect(computers()).toEqual(['', 'NYC-LT-0117']);
    expect(log).toEqual(['verify', 'keep']);
  });

  test('Enter does not wait for the pause, and the pause asks nothing more', async () => {
    await state().view();
    type('NYC');
    state().applyTyped();
    await vi.advanceTimersByTimeAsync(400);
    await settled();
    expect(computers()).toEqual(['', 'NYC']);
  });

  test('what was typed and taken back asks nothing', async () => {
    await state().view();
    type('NYC');
    state().edit({ computer: '' });
    await vi.advanceTimersByTimeAsync(400);
    expect(computers()).toEqual(['']);
  });

  test('the newest question wins: an answer to an older one never shows', async () => {
    await state().view();
    const late = Promise.withResolvers<RowsPage>();
    answers = [() => late.promise, async () => page(10, false)];
    state().edit({ result: 'failed' });
    state().edit({ result: 'successful' });
    await settled();
    late.resolve(page(20, false));
    await vi.advanceTimersByTimeAsync(400);
    expect(state().rows?.map(({ sequence }) => sequence)).toEqual([10, 11]);
    expect(state().applied.result).toBe('successful');
  });

  test('rows and totals change together where both are there in a moment', async () => {
    await state().view();
    const counted = Promise.withResolvers<AuditSummary>();
    count = () => counted.promise;
    answers = [async () => page(10, false)];
    state().edit({ result: 'failed' });
    await vi.advanceTimersByTimeAsync(100);
    expect(state()).toMatchObject({ rows: [{ sequence: 1 }, { sequence: 2 }], isCounting: false });
    counted.resolve({ ...SUMMARY, total: 2 });
    await settled();
    expect(state()).toMatchObject({
      rows: [{ sequence: 10 }, { sequence: 11 }],
      summary: { total: 2 },
    });
  });

  test('days are read once both are typed; until then nobody is told of the other', async () => {
    await state().view();
    state().edit({ range: 'custom' });
    state().edit({ firstDay: '0002-11-24' });
    await vi.advanceTimersByTimeAsync(400);
    expect(state().problem).toBeUndefined();
    state().edit({ firstDay: '2026-11-24' });
    state().edit({ lastDay: '2026-11-01' });
    await vi.advanceTimersByTimeAsync(400);
    expect(state().problem).toBe('backwards');
    expect(queries).toHaveLength(1);
    state().edit({ lastDay: '2026-11-25' });
    await vi.advanceTimersByTimeAsync(400);
    await settled();
    expect(state().problem).toBeUndefined();
    expect(queries).toHaveLength(2);
  });

  test('a page that is left asks nothing more', async () => {
    await state().view();
    type('NYC');
    state().cancel();
    await vi.advanceTimersByTimeAsync(400);
    expect(computers()).toEqual(['']);
  });
});
