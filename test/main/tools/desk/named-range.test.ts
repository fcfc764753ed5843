import { assert, constantFrom, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import { RANGES, daysOf, rangeNamed } from '#main/tools/desk/export/named-range.ts';

/** In the zone of this machine, whatever that is. */
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 23, 59);

test.each([
  ['today', at(2026, 3, 1), { range: 'today', firstDay: '', lastDay: '' }],
  ['all', at(2026, 3, 1), { range: 'all', firstDay: '', lastDay: '' }],
  ['yesterday', at(2026, 3, 1), { firstDay: '2026-02-28', lastDay: '2026-02-28' }],
  ['last-month', at(2026, 1, 31), { firstDay: '2025-12-01', lastDay: '2025-12-31' }],
  ['last-month', at(2028, 3, 31), { firstDay: '2028-02-01', lastDay: '2028-02-29' }],
  ['2026-11-01..2026-11-30', at(2026, 12, 5), { firstDay: '2026-11-01', lastDay: '2026-11-30' }],
])('%s at %s', (text, now, days) => {
  const range = rangeNamed(text);
  expect(range && daysOf(range, now)).toEqual({ range: 'custom', ...days });
});

test.each([
  'custom',
  '',
  '2026-11-01',
  '2026-11-30..2026-11-01',
  '2026-02-30..2026-03-01',
  '2026-11-01..2026-11-02..2026-11-03',
  '0001-01-01..2026-11-01',
  'Last-month',
])('%s is no range', (text) => {
  expect(rangeNamed(text)).toBeUndefined();
});

test('every name is a range, and ends no later than today', () => {
  assert(
    property(
      constantFrom(...RANGES),
      date({ min: at(1971, 1, 1), max: at(2200, 1, 1), noInvalidDate: true }),
      (name, now) => {
        const range = rangeNamed(name);
        const { range: kind, firstDay, lastDay } = range ? daysOf(range, now) : daysOfNothing();
        if (kind !== 'custom') return;
        expect(firstDay <= lastDay).toBe(true);
        expect(new Date(`${lastDay}T00:00:00`).getTime()).toBeLessThan(now.getTime());
      },
    ),
  );
});

function daysOfNothing(): never {
  throw new Error('no range');
}
