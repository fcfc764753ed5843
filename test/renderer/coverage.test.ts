import { expect, test } from 'vitest';
import { coverageOf } from '#renderer/panes/reports/audit/coverage.ts';
import { NO_FILTER } from '#shared/audit/audit-report.ts';

// Moments of this computer's own days, whatever its zone is.
const day = (date: number) => new Date(2026, 10, date).toISOString();

test.each([
  [{}, 'It covers: Everything · Requests'],
  [{ activity: 'everything' }, 'It covers: Everything · Requests and sign-ins'],
  [{ from: day(1), until: day(8) }, 'It covers: Nov 1, 2026 – Nov 7, 2026 · Requests'],
  [{ from: day(1) }, 'It covers: Nov 1, 2026 – … · Requests'],
  [{ until: day(8) }, 'It covers: … – Nov 7, 2026 · Requests'],
  [
    { result: 'failed', reason: 'lost-pin', computer: 'LON' },
    'It covers: Everything · Requests · Request result: Failed · Reason description: Lost PIN · ' +
      'Computer: LON',
  ],
] as const)('%j', (changes, text) => {
  expect(coverageOf({ ...NO_FILTER, ...changes })).toBe(text);
});
