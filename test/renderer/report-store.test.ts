import { beforeEach, expect, test } from 'vitest';
import { AskError } from '#renderer/api.ts';
import { FIRST_VIEW } from '#renderer/panes/reports/audit/filter-form.ts';
import type { ReportSource, RowsPage } from '#renderer/panes/reports/audit/report-source.ts';
import { type ReportStore, createReportStore } from '#renderer/panes/reports/audit/store.ts';
import type { AuditSummary } from '#shared/audit/audit-report.ts';

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

let answers: (() => Promise<RowsPage>)[];
let asked: AbortSignal[];
let write: ReportSource['write'];
let count: () => Promise<AuditSummary>;
let store: ReportStore;
beforeEach(() => {
  asked = [];
  answers = [];
  write = async () => undefined;
  count = async () => SUMMARY;
  const source: ReportSource = {
    page: (_query, _after, { signal }) => {
      asked.push(signal);
      return answers.shift()?.() ?? Promise.resolve(page(1, true));
    },
    summary: () => count(),
    write: (...wanted) => write(...wanted),
    live: undefined,
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
