import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitReached, metLimit } from '#main/domain/recovery/disclosure-limit.ts';
import { KEY_GUESSES_TO_WEIGH, weighGuesses } from '#main/domain/recovery/key-guesses.ts';

const LIMITS = { perMinute: 2, perHour: 3, perDay: 4 };
const [SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS] = [1_000, 60_000, 3_600_000, 86_400_000];

describe('a limit on disclosures', () => {
  test.each([
    ['nothing', [], undefined],
    ['one less than the limit', [0], undefined],
    ['as many as it', [0, 10 * SECOND_MS], { window: 'minute', most: 2, waitMs: 50 * SECOND_MS }],
    ['a minute ago to the millisecond', [MINUTE_MS, MINUTE_MS], undefined],
    ['in any order', [50 * SECOND_MS, 0], { window: 'minute', most: 2, waitMs: 10 * SECOND_MS }],
    [
      'several limits at once: the one that lasts longest',
      [0, 0, 0, 0],
      { window: 'day', most: 4, waitMs: DAY_MS },
    ],
    [
      'more than the limit, beyond which an admin went: until there is room again',
      [0, 0, 0, MINUTE_MS],
      { window: 'day', most: 4, waitMs: DAY_MS - MINUTE_MS },
    ],
    [
      'entries from the future count as now',
      [-HOUR_MS, -HOUR_MS],
      { window: 'minute', most: 2, waitMs: MINUTE_MS },
    ],
  ] as const)('met by %s', (_what, ages, met) => {
    expect(metLimit(ages, LIMITS)).toEqual(met);
  });

  test('after the wait that is told, one more is possible; a moment before, none', () => {
    const ages = fc.array(fc.integer({ min: 0, max: DAY_MS }), { maxLength: 12 });
    fc.assert(
      fc.property(ages, (found) => {
        const met = metLimit(found, LIMITS);
        if (met === undefined) return;
        const later = (ms: number) => found.map((age) => age + ms);
        expect(metLimit(later(met.waitMs), LIMITS)).toBeUndefined();
        expect(metLimit(later(met.waitMs - 1), LIMITS)).toBeDefined();
      }),
    );
  });

  test('is refused with its number, its time and its end', () => {
    const { code, details } = limitReached({ window: 'hour', most: 3, waitMs: HOUR_MS }, 0);
    expect([code, details]).toEqual([
      'disclosure.limitReached',
      { window: 'hour', most: 3, nextAt: '1970-01-01T01:00:00.000Z' },
    ]);
  });
});

describe('guesses at keys', () => {
  const guesses = (count: number, ageMs = 0) => Array<number>(count).fill(ageMs);

  test('ten in an hour are free, and the eleventh is one to look at', () => {
    expect(weighGuesses(guesses(9))).toEqual({ waitMs: 0, areMany: false });
    expect(weighGuesses(guesses(10))).toEqual({ waitMs: 0, areMany: true });
    expect(weighGuesses(guesses(30, HOUR_MS))).toEqual({ waitMs: 0, areMany: false });
  });

  test('each further one waits twice as long, up to a quarter of an hour', () => {
    const waits = [11, 12, 13, 16, 17, 40].map((count) => weighGuesses(guesses(count)).waitMs);
    expect(waits).toEqual([15_000, 30_000, 60_000, 480_000, 900_000, 900_000]);
    expect(weighGuesses(guesses(KEY_GUESSES_TO_WEIGH)).waitMs).toBe(900_000);
  });

  test('what has passed of a wait is over', () => {
    expect(weighGuesses(guesses(11, 14_000)).waitMs).toBe(1_000);
    expect(weighGuesses(guesses(11, 15_000)).waitMs).toBe(0);
  });
});
