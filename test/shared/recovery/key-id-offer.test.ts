import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offerKeyId } from '#shared/recovery/key-id-offer.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

describe('what may have been meant', () => {
  test.each([
    ['AC9DS655', 'AC9D5655'],
    ['ac9ds6ss', 'AC9D5655'],
    ['O0000000', '00000000'],
    ['OILSZGQ0', '01152600'],
    ['AC9D-S655', 'AC9D5655'],
    ['{AC9D S655}', 'AC9D5655'],
    ['A C 9 D S 6 S 5', 'AC9D5655'],
    [ID.replace('0', 'O'), ID],
    [`{${ID.replaceAll('1', 'l')}}`, ID],
    [ID.replaceAll('-', '–'), ID],
    ['ＡＣ９Ｄ５６５５', 'AC9D5655'],
    ['AC9D\u200B5655', 'AC9D5655'],
    ['AC9D5655.', 'AC9D5655'],
    ['AC9D5655…', 'AC9D5655'],
    ['AC9D5655;', 'AC9D5655'],
    ['my key ID is AC9D5655', 'AC9D5655'],
    ['my key ID is ac9d 5655 i think', 'AC9D5655'],
    ['Key ID: AC9D5655, please help', 'AC9D5655'],
    [
      'It says: Recovery key ID (to identify your key): ' +
        'AC9D5655-F7CA-4D1D-902F-1B6087118138. What now?',
      ID,
    ],
    ['Recovery key ID:\r\n  {AC9D5655-F7CA-4D1D-902F-1B6087118138}\r\n', ID],
    ['my key ID is AC9DS6SS', 'AC9D5655'],
    ['id is "4a3b1c2d"', '4A3B1C2D'],
    ['the same twice: AC9D5655 and AC9D5655', 'AC9D5655'],
    ['key AC9D CAFE 902F', 'AC9DCAFE-902F'],
  ])('%j: %s', (typed, text) => {
    expect(offerKeyId(typed)?.text).toBe(text);
  });

  test.each([
    '',
    'AC9D565S5'.slice(0, 7),
    'my key ID is on the screen',
    'it is a lost laptop, please call back',
    'SOLILOQUIES',
    'AC9D5655 or 4A3B1C2D',
    'AC9D5655',
    ID,
    PASSWORD,
    `my key is ${PASSWORD}`,
    `${ID}-O`,
    'AC9D565\u0421',
    'INC0012345',
    'x'.repeat(1_001),
  ])('%j: nothing is offered', (typed) => {
    expect(offerKeyId(typed)).toBeUndefined();
  });

  test('says which characters it changed, and where', () => {
    expect(offerKeyId('AC9DS655-F7CA-4DI')).toEqual({
      text: 'AC9D5655-F7CA-4D1',
      changedAt: [4, 16],
      readAs: [
        { from: 'S', to: '5' },
        { from: 'I', to: '1' },
      ],
    });
    expect(offerKeyId('it is AC9D5655')).toEqual({ text: 'AC9D5655', changedAt: [], readAs: [] });
  });
});

describe('whatever is typed', () => {
  test('an offer can be read, and differs from what was typed only where it says so', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.nat(35),
        fc.constantFrom(...Array.from('OILSZGQ')),
        (id, at, letter) => {
          const upper = id.toUpperCase();
          fc.pre(upper.charAt(at) !== '-');
          const typed = upper.slice(0, at) + letter + upper.slice(at + 1);
          const offer = offerKeyId(typed);
          expect(offer?.changedAt).toEqual([at]);
          expect(offer && readKeyId(offer.text).ok).toBe(true);
          expect(offer?.text.slice(0, at) + letter + offer?.text.slice(at + 1)).toBe(typed);
        },
      ),
    );
  });

  test('any text gets a readable offer or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.constantFrom(...Array.from('0AFOSi -{}.,')), maxLength: 80 }),
        ),
        (typed) => {
          const offer = offerKeyId(typed);
          expect(offer === undefined || (readKeyId(offer.text).ok && !readKeyId(typed).ok)).toBe(
            true,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
