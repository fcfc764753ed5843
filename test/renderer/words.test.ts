import { expect, test } from 'vitest';
import { formatCountdown, formatDay, formatMoment } from '#renderer/text/formats.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [75, '1:15'],
])('%i seconds read %s', (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text);
});

test('a moment that no source tells is not shown as one', () => {
  expect([formatMoment(UNKNOWN_TIME), formatDay(UNKNOWN_TIME)]).toEqual(['Not known', 'Not known']);
  expect(formatDay('2026-11-24T10:00:00.000Z')).toContain('2026');
});
