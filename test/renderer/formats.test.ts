import { afterEach, expect, test } from 'vitest';
import { formatZonedMoment } from '#renderer/text/formats.ts';
import { speak } from '#renderer/text/words.ts';

afterEach(async () => {
  await speak({ choice: 'en', system: [] });
});

test.each([
  ['en', /^Nov \d{1,2}, 2026, \d{1,2}:\d\d:00\s[AP]M GMT/u],
  ['de', /^\d\d\.11\.2026, \d\d:\d\d:00 GMT/u],
  ['ja', /^2026\/11\/\d\d \d{1,2}:\d\d:00 GMT/u],
] as const)(
  'a moment with its offset is short enough for a column, in %s',
  async (choice, form) => {
    await speak({ choice, system: [] });
    expect(formatZonedMoment('2026-11-24T10:00:00.000Z')).toMatch(form);
  },
);
