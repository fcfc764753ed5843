import { expect, test } from 'vitest';
import { answerOf, figuresOf } from '#shared/audit/audit-figures.ts';
import { type AuditSummary, NO_FILTER } from '#shared/audit/audit-report.ts';
import { periodBefore } from '#shared/audit/period-before.ts';

const summary = (changes: Partial<AuditSummary>): AuditSummary => ({
  total: 0,
  disclosed: 0,
  flagged: 0,
  byResult: [],
  byFailure: [],
  byReason: [],
  byOperator: [],
  byDay: [],
  ...changes,
});

test('the answer tells what is asked always, and what should not be where it is', () => {
  const quiet = figuresOf({ summary: summary({}), before: undefined, waiting: undefined });
  expect(answerOf(quiet)).toEqual([
    { id: 'disclosed', count: 0 },
    { id: 'failed', count: 0 },
  ]);
  const loud = summary({
    total: 9,
    disclosed: 4,
    flagged: 1,
    byResult: [
      { value: 'successful', count: 5 },
      { value: 'failed', count: 3 },
      { value: 'intended', count: 1 },
    ],
  });
  expect(answerOf(figuresOf({ summary: loud, before: undefined, waiting: 2 }))).toEqual([
    { id: 'disclosed', count: 4 },
    { id: 'failed', count: 3 },
    { id: 'unfinished', count: 1 },
    { id: 'flagged', count: 1 },
    { id: 'waiting', count: 2 },
  ]);
});

test('each figure stands beside its own of the period before', () => {
  const figures = figuresOf({
    summary: summary({ total: 9, disclosed: 4 }),
    before: summary({ total: 7, byResult: [{ value: 'failed', count: 6 }] }),
    waiting: 1,
  });
  expect(figures).toContainEqual({ id: 'disclosed', count: 4, before: 0 });
  expect(figures).toContainEqual({ id: 'failed', count: 0, before: 6 });
  expect(figures).toContainEqual({ id: 'entries', count: 9, before: 7 });
  expect(figures).toContainEqual({ id: 'waiting', count: 1, before: undefined });
});

type Day = readonly [year: number, month: number, day: number];
const midnight = ([year, month, day]: Day) => new Date(year, month, day).toISOString();

test.each([
  ['a week', [2026, 10, 23], [2026, 10, 30], [2026, 10, 16]],
  ['a day', [2026, 2, 1], [2026, 2, 2], [2026, 1, 28]],
  // In many zones the clocks change within it.
  ['a year', [2026, 0, 1], [2027, 0, 1], [2025, 0, 1]],
  ['over a change of the clocks', [2026, 9, 25], [2026, 9, 26], [2026, 9, 24]],
] as const)(
  'the period before %s has the same length and ends where it begins',
  (_what, first, until, before) => {
    const filter = { ...NO_FILTER, operator: 'anna', from: midnight(first) };
    expect(periodBefore({ ...filter, until: midnight(until) })).toEqual({
      ...filter,
      from: midnight(before),
      until: filter.from,
    });
  },
);

test.each([
  ['', ''],
  ['2026-11-24T00:00:00.000Z', ''],
  ['', '2026-11-24T00:00:00.000Z'],
  ['2026-11-24T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-24T00:00:00.000Z', '2026-11-20T00:00:00.000Z'],
])('nothing is before %s – %s', (from, until) => {
  expect(periodBefore({ ...NO_FILTER, from, until })).toBeUndefined();
});
