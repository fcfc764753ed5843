import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReadBack } from '#shared/recovery/read-back.ts';
import { GROUP_COUNT, groupOf } from '#shared/recovery/recovery-password.ts';

const GROUPS = ['471207', '278498', '422125', '177177', '561902', '537405', '468006', '693451'];

describe('a group read back', () => {
  test.each([
    ['', { verdict: 'incomplete' }],
    ['4712', { verdict: 'incomplete' }],
    ['471207', { verdict: 'right' }],
    ['471208', { verdict: 'wrong-digit' }],
    ['417207', { verdict: 'wrong-digit' }],
    ['8', { verdict: 'too-large' }],
    ['561902', { verdict: 'wrong-place', position: 5 }],
    ['000011', { verdict: 'another-key' }],
  ])('%j for the first one', (typed, expected) => {
    expect(compareReadBack(typed, 0, GROUPS)).toEqual(expected);
  });

  test('a group that occurs twice is right in both places', () => {
    const twice = [...GROUPS.slice(0, 7), '471207'];
    expect(compareReadBack('471207', 0, twice)).toEqual({ verdict: 'right' });
    expect(compareReadBack('471207', 7, twice)).toEqual({ verdict: 'right' });
  });

  test('is right exactly when the digits are, whatever the key', () => {
    const keys = fc.array(fc.nat(65_535).map(groupOf), {
      minLength: GROUP_COUNT,
      maxLength: GROUP_COUNT,
    });
    const digits = fc.nat(999_999).map((number) => String(number).padStart(6, '0'));
    fc.assert(
      fc.property(keys, fc.nat(GROUP_COUNT - 1), digits, (groups, index, typed) => {
        expect(compareReadBack(groups[index] ?? '', index, groups).verdict).toBe('right');
        expect(compareReadBack(typed, index, groups).verdict === 'right').toBe(
          typed === groups[index],
        );
      }),
    );
  });
});
