import { expect, test } from 'vitest';
import { formatCountdown, formatDay, formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { NativeWords } from '#shared/console/native-words.ts';
import { ErrorCode } from '#shared/errors.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

test.each(ErrorCode.options)(
  '%s says what happened and what to do next, in whole sentences',
  (code) => {
    const { what, next } = words.errors[code]({});
    expect(what).toMatch(/^[A-Z“].*\.$/);
    expect(next).toMatch(/^[A-Z].*\.\s*$/);
    expect(what + next).not.toMatch(/undefined|error/i);
  },
);

test('the words of menu and dialogs fit the contract', () => {
  expect(NativeWords.parse(words.native)).toEqual(words.native);
});

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
