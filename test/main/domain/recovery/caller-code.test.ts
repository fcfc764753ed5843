import { expect, test } from 'vitest';
import { isSameCode, maskedAddress } from '#main/domain/recovery/caller-code.ts';

test.each([
  ['042137', true],
  [' 042 137 ', true],
  ['042-137', true],
  ['42137', false],
  ['042138', false],
  ['0421370', false],
  ['', false],
  ['4'.repeat(2_000), false],
])('%j: %s', (typed, isSame) => {
  expect(isSameCode(typed, '042137')).toBe(isSame);
});

test.each([
  [{ mail: 'anna@contoso.test', mobile: '+49 170 12' }, 'a•••@contoso.test'],
  [{ mail: '', mobile: '+49 170 12' }, '•••12'],
])('%j is shown as %s', (contact, shown) => {
  expect(maskedAddress(contact)).toBe(shown);
});
