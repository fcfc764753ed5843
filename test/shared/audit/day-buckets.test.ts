import { describe, expect, test } from 'vitest';
import { bucketsOf, daysOf } from '#shared/audit/day-buckets.ts';

const on = (value: string, count: number) => ({ value, count });
const sum = (buckets: readonly { readonly count: number }[]) =>
  buckets.reduce((total, { count }) => total + count, 0);

test('the days of a filter are those it was made from', () => {
  const [from, until] = [new Date(2026, 9, 31), new Date(2026, 10, 30)].map((day) =>
    day.toISOString(),
  );
  expect(daysOf({ from: from ?? '', until: until ?? '' })).toEqual({
    first: '2026-10-31',
    last: '2026-11-29',
  });
  expect(daysOf({ from: '', until: '' })).toBeUndefined();
});

describe('the columns cover the chosen range', () => {
  test('with the empty days before the first entry and after the last', () => {
    const { unit, buckets } = bucketsOf([on('2026-11-06', 2), on('2026-11-20', 1)], {
      first: '2026-10-31',
      last: '2026-11-29',
    });
    expect(unit).toBe('day');
    expect(buckets).toHaveLength(30);
    expect(buckets[0]).toEqual({ first: '2026-10-31', last: '2026-10-31', count: 0 });
    expect(buckets[6]).toEqual({ first: '2026-11-06', last: '2026-11-06', count: 2 });
    expect(buckets.at(-1)?.last).toBe('2026-11-29');
  });

  test('by weeks from Monday, the first and the last cut at the ends of the range', () => {
    const { unit, buckets } = bucketsOf([on('2026-01-04', 1), on('2026-01-05', 2)], {
      first: '2026-01-01',
      last: '2026-06-30',
    });
    expect(unit).toBe('week');
    expect(buckets.slice(0, 2)).toEqual([
      { first: '2026-01-01', last: '2026-01-04', count: 1 },
      { first: '2026-01-05', last: '2026-01-11', count: 2 },
    ]);
    expect(buckets.at(-1)).toEqual({ first: '2026-06-29', last: '2026-06-30', count: 0 });
  });

  test('by months where two years are shown: every entry is counted', () => {
    const days = [on('2024-11-30', 3), on('2025-02-28', 4), on('2026-11-29', 5)];
    const { unit, buckets } = bucketsOf(days, undefined);
    expect(unit).toBe('month');
    expect(buckets).toHaveLength(25);
    expect(buckets[0]).toEqual({ first: '2024-11-30', last: '2024-11-30', count: 3 });
    expect(buckets[3]).toEqual({ first: '2025-02-01', last: '2025-02-28', count: 4 });
    expect(sum(buckets)).toBe(12);
  });

  test.each([
    ['31 days', '2026-01-01', '2026-01-31', 'day'],
    ['32 days', '2026-01-01', '2026-02-01', 'week'],
    ['31 weeks', '2026-01-01', '2026-08-05', 'week'],
    ['a day more', '2026-01-01', '2026-08-06', 'month'],
  ])('%s from %s to %s are counted by the %s', (_what, first, last, unit) => {
    expect(bucketsOf([on(first, 1)], { first, last }).unit).toBe(unit);
  });

  test('a range too long to be drawn shows the days that have entries', () => {
    const { unit, buckets } = bucketsOf([on('2026-11-06', 2)], {
      first: '0001-01-01',
      last: '9999-12-31',
    });
    expect([unit, buckets]).toEqual([
      'day',
      [{ first: '2026-11-06', last: '2026-11-06', count: 2 }],
    ]);
  });

  test('entries of a hundred years are counted by the year', () => {
    const { unit, buckets } = bucketsOf([on('1930-05-01', 1), on('2026-05-01', 1)], undefined);
    expect([unit, buckets.length, sum(buckets)]).toEqual(['year', 97, 2]);
  });

  test('nothing at all has no columns', () => {
    expect(bucketsOf([], { first: '2026-01-01', last: '2026-01-02' }).buckets).toEqual([]);
  });
});
