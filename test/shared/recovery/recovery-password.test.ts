import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GROUP_COUNT,
  RecoveryPassword,
  checkGroup,
  groupOf,
  groupsOf,
  isValidGroup,
  wrongGroupsIn,
} from '#shared/recovery/recovery-password.ts';

// Public and valid: the documentation of libbde and of Windows.
const KNOWN = [
  '471207-278498-422125-177177-561902-537405-468006-693451',
  '496298-461032-321464-595518-463221-173943-033616-139579',
];

const VALUES = 65_536;
const values = fc.nat(VALUES - 1);
const passwords = fc
  .array(values, { minLength: GROUP_COUNT, maxLength: GROUP_COUNT })
  .map((list) => list.map(groupOf).join('-'));

describe('a group', () => {
  test('every 16-bit value has one, and no other number has', () => {
    const valid = new Set(Array.from({ length: VALUES }, (_, value) => groupOf(value)));
    expect(valid.size).toBe(VALUES);
    let accepted = 0;
    for (let number = 0; number < 1_000_000; number += 1) {
      const group = String(number).padStart(6, '0');
      const ok = isValidGroup(group);
      if (ok) accepted += 1;
      if (ok !== valid.has(group)) throw new Error(`${group}: ${ok}`);
    }
    expect(accepted).toBe(VALUES);
  });

  test('the limits', () => {
    expect(groupOf(0)).toBe('000000');
    expect(groupOf(VALUES - 1)).toBe('720885');
    expect(isValidGroup('720885')).toBe(true);
    expect(isValidGroup('720896')).toBe(false);
    expect(isValidGroup('999999')).toBe(false);
  });

  test.each([
    '',
    '11',
    '0000000',
    '00000',
    '-00011',
    '+00011',
    '00011 ',
    '1.1000',
    '1e0011',
    '０００011',
    '\u0660\u0660\u0660\u0660\u0661\u0661',
    'ABCDEF',
  ])('%j is none', (group) => {
    expect(isValidGroup(group)).toBe(false);
  });

  test('while it is typed, none of the 65,536 is called wrong, and each ends as valid', () => {
    const wrong: string[] = [];
    for (let value = 0; value < VALUES; value += 1) {
      const group = groupOf(value);
      for (let digits = 0; digits <= 6; digits += 1) {
        const check = checkGroup(group.slice(0, digits));
        if (check !== (digits === 6 ? 'valid' : 'incomplete'))
          wrong.push(`${group.slice(0, digits)}: ${check}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('any other six digits are too large, or divided by 11 with a remainder', () => {
    const wrong: string[] = [];
    for (let number = 0; number < 1_000_000; number += 1) {
      const expected =
        number >= 720_896 ? 'too-large' : number % 11 === 0 ? 'valid' : 'wrong-digit';
      const check = checkGroup(String(number).padStart(6, '0'));
      if (check !== expected) wrong.push(`${number}: ${check}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['7', 'incomplete'],
    ['8', 'too-large'],
    ['72', 'incomplete'],
    ['73', 'too-large'],
    ['7208', 'incomplete'],
    ['7209', 'too-large'],
    ['72089', 'incomplete'],
    ['12345x', 'incomplete'],
    ['1234567', 'incomplete'],
  ])('%s is %s', (typed, check) => {
    expect(checkGroup(typed)).toBe(check);
  });

  test('every single wrong digit is caught', () => {
    const missed: string[] = [];
    for (let value = 0; value < VALUES; value += 7) {
      const group = groupOf(value);
      for (let place = 0; place < 6; place += 1) {
        for (let digit = 0; digit <= 9; digit += 1) {
          const typed = group.slice(0, place) + String(digit) + group.slice(place + 1);
          if (typed !== group && isValidGroup(typed)) missed.push(`${group} as ${typed}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('every swap of neighbouring digits is caught', () => {
    const missed: string[] = [];
    for (let value = 0; value < VALUES; value += 1) {
      const group = groupOf(value);
      for (let place = 0; place < 5; place += 1) {
        const typed =
          group.slice(0, place) +
          group.charAt(place + 1) +
          group.charAt(place) +
          group.slice(place + 2);
        if (typed !== group && isValidGroup(typed)) missed.push(`${group} as ${typed}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('a recovery password', () => {
  test.each(KNOWN)('%s is one', (text) => {
    expect(groupsOf(RecoveryPassword.parse(text)).join('-')).toBe(text);
    expect(groupsOf(RecoveryPassword.parse(text))).toHaveLength(GROUP_COUNT);
  });

  test('eight groups of any values are one', () => {
    fc.assert(
      fc.property(passwords, (text) => {
        expect(RecoveryPassword.safeParse(text).success).toBe(true);
      }),
    );
  });

  test('one wrong digit anywhere makes it none', () => {
    fc.assert(
      fc.property(passwords, fc.nat(47), fc.integer({ min: 1, max: 9 }), (text, place, step) => {
        const at = place + Math.floor(place / 6);
        const digit = (Number(text.charAt(at)) + step) % 10;
        expect(
          RecoveryPassword.safeParse(text.slice(0, at) + String(digit) + text.slice(at + 1))
            .success,
        ).toBe(false);
      }),
    );
  });

  test('any other text is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(RecoveryPassword.safeParse(text).success).toBe(false);
      }),
    );
  });

  // The first is the example of Windows' own documentation: 777777 and 888888 are past the limit.
  test.each([
    '111111-222222-333333-444444-555555-666666-777777-888888',
    '471207-278498-422125-177177-561902-537405-468006',
    '471207-278498-422125-177177-561902-537405-468006-693451-000000',
    '471207 278498 422125 177177 561902 537405 468006 693451',
    '471207278498422125177177561902537405468006693451',
    ' 471207-278498-422125-177177-561902-537405-468006-693451',
    '471207-278498-422125-177177-561902-537405-468006-693451\n',
    '471207‐278498-422125-177177-561902-537405-468006-693451',
  ])('%j is none', (text) => {
    expect(RecoveryPassword.safeParse(text).success).toBe(false);
  });

  test.each([
    [KNOWN[0], []],
    ['471207-278498-422126-177177-561902-537405-468006-999999', [3, 8]],
    ['471207-278498-42212-177177-561902-537405-468006-693451', [3]],
    ['471207-278498', []],
    ['', []],
  ])('which groups of %j are wrong is known', (text, wrong) => {
    expect(wrongGroupsIn(text ?? '')).toEqual(wrong);
  });
});
