import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Disclosed, fitsName, signsAmong } from '#main/domain/audit/unusual-activity.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A Wednesday, ten o'clock. */
const NOW = Date.UTC(2026, 10, 25, 10);

const at = (beforeMs: number, changes: Partial<Disclosed> = {}): Disclosed => ({
  sequence: 10_000_000 - Math.round(beforeMs / 1000),
  time: new Date(NOW - beforeMs).toISOString(),
  operator: 'CONTOSO\\op',
  endUser: 'CONTOSO\\anna',
  computer: 'CONTOSO\\WS-1',
  keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
  ticket: 'INC1',
  ...changes,
});
const ONE = at(0);
/** Two a day, at about ten, for twenty days. */
const HABIT = Array.from({ length: 20 }, (_, day) => [
  at((day + 1) * DAY_MS, { keyId: '' }),
  at((day + 1) * DAY_MS + HOUR_MS, { keyId: '' }),
]).flat();

const signs = (
  one: Disclosed,
  known: readonly Disclosed[] = [],
  important: readonly string[] = [],
) =>
  signsAmong(known, important)(one).map(({ sign, count, usual }) => [sign, count, usual] as const);

describe('a disclosure', () => {
  test('is nothing unusual where nothing is known', () => {
    expect(signs(ONE)).toEqual([]);
    expect(signs(ONE, HABIT)).toEqual([]);
  });

  test('at night, of somebody who works by day', () => {
    const night = at(-15 * HOUR_MS);
    expect(signs(night, HABIT)).toEqual([['odd-hour', 0, 40]]);
    // An hour earlier or later is the same shift.
    expect(signs(at(-1.5 * HOUR_MS), HABIT)).toEqual([]);
  });

  test('around midnight is one time of the day', () => {
    const late = Array.from({ length: 40 }, (_, day) =>
      at((day + 1) * DAY_MS - 13.5 * HOUR_MS, { keyId: '' }),
    );
    expect(signs(at(-14.5 * HOUR_MS), late)).toEqual([]);
  });

  test('of many in one day', () => {
    const today = Array.from({ length: 11 }, (_, index) => at((index + 1) * 60_000, { keyId: '' }));
    expect(signs(ONE, [...today, ...HABIT])).toEqual([['many', 12, 2]]);
    expect(signs(ONE, [...today.slice(0, 7), ...HABIT])).toEqual([]);
    // Of a new operator nobody knows what is usual.
    expect(signs(ONE, today)).toEqual([]);
  });

  test('counts what the same operator did, and what was before', () => {
    const others = Array.from({ length: 20 }, (_, index) =>
      at((index + 1) * 60_000, { operator: 'CONTOSO\\op2', keyId: '' }),
    );
    const later = Array.from({ length: 20 }, (_, index) =>
      at(-(index + 1) * 60_000, { keyId: '' }),
    );
    expect(signs(ONE, [...others, ...later, ...HABIT])).toEqual([]);
  });

  test('of the third computer of one person in a week', () => {
    const ofEndUser = [
      at(DAY_MS, { computer: 'CONTOSO\\WS-2', keyId: '' }),
      at(2 * DAY_MS, { computer: 'CONTOSO\\WS-3', endUser: 'contoso\\ANNA', keyId: '' }),
      at(8 * DAY_MS, { computer: 'CONTOSO\\WS-4', keyId: '' }),
    ];
    expect(signs(ONE, ofEndUser)).toEqual([['many-computers', 3, 1]]);
    expect(signs(ONE, ofEndUser.slice(1))).toEqual([]);
    expect(signs({ ...ONE, endUser: '' }, ofEndUser)).toEqual([]);
  });

  test('of a key that was disclosed the same week', () => {
    expect(signs(ONE, [at(6 * DAY_MS), at(7.5 * DAY_MS)])).toEqual([['again-soon', 1, 0]]);
    expect(signs({ ...ONE, keyId: '' }, [at(DAY_MS, { keyId: '' })])).toEqual([]);
  });

  test('without a ticket, where most have one', () => {
    const ofAll = [
      ...HABIT.slice(0, 35),
      ...HABIT.slice(35).map((one) => ({ ...one, ticket: '' })),
    ];
    expect(signs({ ...ONE, ticket: '' }, ofAll)).toEqual([['no-ticket', 35, 40]]);
    const few = HABIT.map((one, index) => (index % 2 === 0 ? one : { ...one, ticket: '' }));
    expect(signs({ ...ONE, ticket: '' }, few)).toEqual([]);
  });

  test('of a computer that the organisation named', () => {
    expect(signs(ONE, [], ['dc*', 'ws-*'])).toEqual([['important-computer', 1, 0]]);
    expect(signs(ONE, [], ['CONTOSO*', 'WS'])).toEqual([]);
  });
});

test('a pattern means what it means as a regular expression', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'B', '-', '*'), maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 });
  fc.assert(
    fc.property(letters, name, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i');
      expect(fitsName(pattern, text)).toBe(expression.test(text));
    }),
    { numRuns: 500 },
  );
});
