import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeyIdProblem, RecoveryKeyId, readKeyId } from '#shared/recovery/recovery-key-id.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

describe('reading a key ID', () => {
  test.each([
    ['AC9D5655', 'AC9D5655'],
    ['ac9d5655', 'AC9D5655'],
    ['  AC9D5655\t', 'AC9D5655'],
    ['\nAC9D5655\r\n', 'AC9D5655'],
    ['{AC9D5655', 'AC9D5655'],
    ['{AC9D5655}', 'AC9D5655'],
    ['AC9D 5655', 'AC9D5655'],
    ['AC9D-5655', 'AC9D5655'],
    ['A C 9 D 5 6 5 5', 'AC9D5655'],
    ['AC9 D56 55', 'AC9D5655'],
    ['AC9D5655 -', 'AC9D5655'],
    ['2024-5655', '20245655'],
    ['AC9D5655-', 'AC9D5655'],
    ['AC9D5655F', 'AC9D5655-F'],
    ['AC9D5655-F7CA', 'AC9D5655-F7CA'],
    ['AC9D5655-F7CA-4', 'AC9D5655-F7CA-4'],
    ['AC9D5655F7CA4D1D902F', 'AC9D5655-F7CA-4D1D-902F'],
    [ID.slice(0, 35), ID.slice(0, 35)],
    ['12345678', '12345678'],
  ])('%j begins %s', (typed, start) => {
    expect(readKeyId(typed)).toEqual({ ok: true, query: { kind: 'prefix', start } });
  });

  test.each([
    ID,
    `{${ID}}`,
    ID.toLowerCase(),
    ID.replaceAll('-', ''),
    ` { ${ID} } `,
    ID.split('').join(' '),
    ID.replaceAll('-', '\u00A0'),
  ])('%j is the one ID', (typed) => {
    expect(readKeyId(typed)).toEqual({ ok: true, query: { kind: 'whole', start: ID } });
  });

  test.each<[string, KeyIdProblem]>([
    ['', 'empty'],
    ['   ', 'empty'],
    ['{}', 'empty'],
    ['-', 'empty'],
    ['A', 'too-short'],
    ['AC9D565', 'too-short'],
    ['{AC9D-565}', 'too-short'],
    [`${ID}0`, 'too-long'],
    ['A'.repeat(33), 'too-long'],
    ['A'.repeat(200), 'too-long'],
    ['AC9D565G', 'not-hexadecimal'],
    ['O0000000', 'not-hexadecimal'],
    ['AC9D5655;', 'not-hexadecimal'],
    ["AC9D5655' or 1=1 --", 'not-hexadecimal'],
    ['AC9D56%', 'not-hexadecimal'],
    ['AC9D5655*', 'not-hexadecimal'],
    ['AC9D_655', 'not-hexadecimal'],
    ['0xAC9D5655', 'not-hexadecimal'],
    ['AC9D5655(…)', 'not-hexadecimal'],
    ['AC9D\u200B5655', 'not-hexadecimal'],
    ['AC9D5655\u200D', 'not-hexadecimal'],
    ['\u202EAC9D5655', 'not-hexadecimal'],
    ['AC9D5655\u200F', 'not-hexadecimal'],
    ['AC9D5655\u0000', 'not-hexadecimal'],
    ['AC9D\u00AD5655', 'not-hexadecimal'],
    ['AC9D–5655', 'not-hexadecimal'],
    ['ＡＣ９Ｄ５６５５', 'not-hexadecimal'],
    ['АС9D5655', 'not-hexadecimal'],
    ['١٢٣٤٥٦٧٨', 'not-hexadecimal'],
    ['2024-05-06', 'unclear'],
    ['2024-05-06 3F9A1C7E', 'unclear'],
    ['3F9A1C7E 2024-05-06', 'unclear'],
    ['3F9A1C7E 2', 'unclear'],
    ['20240506 3F9A1C7E', 'unclear'],
    ['{3F9A1C7E} 2024', 'unclear'],
    ['3F9A-1C7E 12', 'unclear'],
    ['555 0100 AC9D 5655', 'unclear'],
    ['AC9 D5655', 'unclear'],
    ['2024-05-06 1111 2222 3333 4444 5555 6666', 'unclear'],
    [PASSWORD, 'recovery-password'],
    [PASSWORD.replaceAll('-', ' '), 'recovery-password'],
    [PASSWORD.replaceAll('-', ''), 'recovery-password'],
    [` ${PASSWORD.replaceAll('-', '\r\n')} `, 'recovery-password'],
  ])('%j is %s', (typed, problem) => {
    expect(readKeyId(typed)).toEqual({ ok: false, problem });
  });

  test.each(['A', ' ', '-', '{', '\u200B', 'x'])(
    'a paste of two megabytes of %j is refused in one pass',
    (unit) => {
      expect(readKeyId(unit.repeat(2_000_000)).ok).toBe(false);
    },
  );
});

describe('whatever is typed', () => {
  const guids = fc.uuid().map((id) => id.toUpperCase());
  const noise = fc.constantFrom('', ' ', '-', '{', '}', '\t');

  test('an ID is read the same in any notation', () => {
    fc.assert(
      fc.property(
        guids,
        fc.array(noise, { minLength: 32, maxLength: 32 }),
        fc.boolean(),
        (id, between, lower) => {
          const digits = id.replaceAll('-', '').split('');
          const typed = digits.map((digit, index) => digit + (between[index] ?? '')).join('');
          expect(readKeyId(lower ? typed.toLowerCase() : typed)).toEqual({
            ok: true,
            query: { kind: 'whole', start: id },
          });
        },
      ),
    );
  });

  test('a beginning of an ID is the beginning of that ID', () => {
    fc.assert(
      fc.property(guids, fc.integer({ min: 8, max: 31 }), (id, digits) => {
        const reading = readKeyId(id.replaceAll('-', '').slice(0, digits));
        if (!reading.ok) throw new Error(reading.problem);
        expect(id.startsWith(reading.query.start)).toBe(true);
        expect(reading.query.start.replaceAll('-', '')).toHaveLength(digits);
      }),
    );
  });

  test('any text is either refused or a canonical query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const reading = readKeyId(typed);
        expect(reading.ok ? reading.query.start : 'refused').toMatch(
          /^[0-9A-F]{8}(-|$)[0-9A-F-]*$|^refused$/,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('one foreign character anywhere refuses the whole', () => {
    fc.assert(
      fc.property(
        guids,
        fc.nat(36),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        (id, at, foreign) => {
          fc.pre(!/^[\s0-9A-Fa-f{}-]+$/.test(foreign));
          expect(readKeyId(id.slice(0, at) + foreign + id.slice(at)).ok).toBe(false);
        },
      ),
    );
  });

  test('the canonical form is the only one inside', () => {
    expect(RecoveryKeyId.safeParse(ID).success).toBe(true);
    for (const other of [ID.toLowerCase(), `{${ID}}`, ID.replaceAll('-', ''), `${ID}\n`, ` ${ID}`])
      expect(RecoveryKeyId.safeParse(other).success).toBe(false);
  });
});
