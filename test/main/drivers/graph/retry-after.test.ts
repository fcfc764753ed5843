import { expect, test } from 'vitest';
import { waitMsAfter } from '#main/drivers/graph/retry-after.ts';

const NOW = Date.UTC(2026, 10, 29, 12);

test.each([
  ['seconds', '7', 7_000],
  ['none at all', '0', 0],
  ['a date (RFC 9110, 5.6.7)', 'Sun, 29 Nov 2026 12:00:30 GMT', 30_000],
  ['a date that is over', 'Sun, 29 Nov 2026 11:00:00 GMT', 0],
])('waits as long as it is told: %s', (_what, header, ms) => {
  expect(waitMsAfter(header, 3, NOW)).toBe(ms);
});

test.each([undefined, '', '  ', '-5', '1.5', 'soon', '99999999999999'])(
  'waits longer each time when it is told nothing that is a time: %j',
  (header) => {
    expect([1, 2, 3, 4, 5, 6, 7, 40].map((tries) => waitMsAfter(header, tries, NOW))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  },
);
