import { expect, test } from 'vitest';
import { mayBecomeName } from '#shared/request/computer.ts';

test.each(['', ' ', 'l', 'lon-ws', 'LON-WS-0242', 'LON-WS-0242.', 'lon-ws-0242.contoso.test'])(
  '%j may become the name',
  (typed) => {
    expect(mayBecomeName(typed, 'LON-WS-0242')).toBe(true);
  },
);

test('with its domain before it, too', () => {
  expect(mayBecomeName('CONTOSO\\LON-WS-0242', 'LON-WS-0242')).toBe(true);
});

test.each(['N', 'LON-WS-0243', 'LON-WS-02420', 'WS-0242', 'CONTOSO\\NYC'])(
  '%j may not',
  (typed) => {
    expect(mayBecomeName(typed, 'LON-WS-0242')).toBe(false);
  },
);
