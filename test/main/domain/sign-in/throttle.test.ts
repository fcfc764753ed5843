import { describe, expect, test } from 'vitest';
import {
  GUESSES_TO_WEIGH,
  SIGN_INS_TO_WEIGH,
  signInWaitMs,
  workstationWaitMs,
} from '#main/domain/sign-in/throttle.ts';

const attempt = (result: 'successful' | 'failed', secondsAgo = 0) => ({
  result,
  ageMs: secondsAgo * 1000,
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
    expect(signInWaitMs(failures(count))).toBe(seconds * 1000);
  });

  test('time that has passed counts', () => {
    expect(signInWaitMs(failures(5, 10))).toBe(5_000);
    expect(signInWaitMs(failures(5, 60))).toBe(0);
  });

  test('a success ends the row', () => {
    expect(signInWaitMs([...failures(4), attempt('successful'), ...failures(9)])).toBe(0);
  });

  test('a clock set back does not lengthen it', () => {
    expect(signInWaitMs(failures(5, -3600))).toBe(15_000);
  });

  test('what is weighed suffices for the longest wait', () => {
    expect(signInWaitMs(failures(SIGN_INS_TO_WEIGH))).toBe(900_000);
  });
});

describe('the wait of a workstation', () => {
  test.each([
    [0, 0],
    [20, 0],
    [21, 15],
    [22, 30],
    [GUESSES_TO_WEIGH, 900],
    [500, 900],
  ])('%i guesses within an hour cost %i seconds', (count, seconds) => {
    expect(workstationWaitMs(failures(count))).toBe(seconds * 1000);
  });

  test('what is older than an hour does not count; what lies ahead does', () => {
    expect(workstationWaitMs([...failures(20), ...failures(9, 3_600)])).toBe(0);
    expect(workstationWaitMs(failures(21, -86_400))).toBe(15_000);
    expect(workstationWaitMs(failures(21, 5))).toBe(10_000);
  });
});
