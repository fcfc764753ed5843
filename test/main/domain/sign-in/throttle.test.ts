import { describe, expect, test } from 'vitest';
import { SIGN_INS_TO_WEIGH, signInWaitMs } from '#main/domain/sign-in/throttle.ts';

const NOW = Date.UTC(2026, 0, 1);
const attempt = (result: 'successful' | 'failed', secondsAgo = 0) => ({
  result,
  time: new Date(NOW - secondsAgo * 1000).toISOString(),
});
const failures = (count: number, secondsAgo = 0) =>
  Array.from({ length: count }, () => attempt('failed', secondsAgo));

describe('the wait after failures in a row', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [10, 480],
    [11, 900],
    [40, 900],
  ])('%i failures cost %i seconds', (count, seconds) => {
    expect(signInWaitMs(failures(count), NOW)).toBe(seconds * 1000);
  });

  test('time that has passed counts', () => {
    expect(signInWaitMs(failures(5, 10), NOW)).toBe(5_000);
    expect(signInWaitMs(failures(5, 60), NOW)).toBe(0);
  });

  test('a success ends the row', () => {
    expect(signInWaitMs([...failures(4), attempt('successful'), ...failures(9)], NOW)).toBe(0);
  });

  test('a clock set back does not lengthen it', () => {
    expect(signInWaitMs(failures(5, -3600), NOW)).toBe(15_000);
  });

  test('what is weighed suffices for the longest wait', () => {
    expect(signInWaitMs(failures(SIGN_INS_TO_WEIGH), NOW)).toBe(900_000);
  });
});
