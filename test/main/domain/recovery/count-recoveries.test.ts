import { expect, test } from 'vitest';
import { countRecoveries } from '#main/domain/recovery/count-recoveries.ts';

const KEYS = {
  a: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
  b: '58C06D3B-1111-4222-8333-444455556666',
};
const at = (key: keyof typeof KEYS, time: string) => ({
  keyId: KEYS[key],
  time: `2026-11-29T${time}:00.000Z`,
});

test.each([
  ['none', [], 0],
  ['one', [at('a', '09:00')], 1],
  ['one that was asked for three times', [at('a', '09:00'), at('a', '09:05'), at('a', '09:59')], 1],
  ['one that was asked for all morning', [at('a', '09:00'), at('a', '09:50'), at('a', '10:40')], 1],
  ['the same key an hour later', [at('a', '09:00'), at('a', '10:00')], 2],
  ['two drives in one call', [at('a', '09:00'), at('b', '09:05')], 2],
  ['in any order', [at('a', '11:00'), at('b', '09:10'), at('a', '09:00'), at('a', '09:30')], 3],
] as const)('%s', (_what, disclosures, count) => {
  expect(countRecoveries(disclosures)).toBe(count);
});
