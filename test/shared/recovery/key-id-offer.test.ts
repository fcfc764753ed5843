import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offerKeyIds, pastedKeyIds } from '#shared/recovery/key-id-offer.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const OTHER_ID = '58C06D3B-1111-4222-8333-444455556666';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

const textsOf = (typed: string) => offerKeyIds(typed).map(({ text }) => text);

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
    expect(textsOf(typed)).toEqual([text]);
  });

  test.each([
    ['Windows 11 3F9A1C7E', '3F9A1C7E'],
    ['first 8: 3F9A1C7E', '3F9A1C7E'],
    ['drive 2: 3F9A1C7E', '3F9A1C7E'],
    ['Key ID 3F9A1C7E (1 of 2)', '3F9A1C7E'],
    ['2 3F9A1C7E', '3F9A1C7E'],
    ['3F9A1C7E 2024', '3F9A1C7E'],
    ['2024-05-06 3F9A1C7E', '3F9A1C7E'],
    ['3F9A1C7E 06.05.2024 14:32', '3F9A1C7E'],
    ['20240506 3F9A1C7E', '3F9A1C7E'],
    ['5/6/24, 3F9A1C7E', '3F9A1C7E'],
    ['OSDISK 2024-05-06 3F9A1C7E', '3F9A1C7E'],
    ['55501234 3F9A1C7E', '3F9A1C7E'],
    ['+44 20 7946 0018 3F9A 1C7E', '3F9A1C7E'],
    [`22 ${ID.replaceAll('-', '')} 11`, ID],
    ['id 1: AC9DS6SS', 'AC9D5655'],
    ['555 0100 AC9D 5655', '5550100A-C9D5-655'],
  ])('a word of 8 or 32 digits wins over joined ones: %j', (typed, text) => {
    expect(textsOf(typed)).toEqual([text]);
  });

  test.each([
    `2024-05-06T07:08:09-00:00{${ID}}`,
    `CN=2024-05-06T07:08:09-00:00{${ID}},CN=NYC-LT-0117,OU=Laptops,DC=contoso,DC=test`,
    `CN=2024-05-06T07:08:09\\+02:00{${ID}},CN=DEAD0001,DC=contoso,DC=test`,
    `NYC-LT-0117 OSDisk 6/5/2024 {${ID}}`,
    `{${ID}} call back +1 (555) 010-0123 ext 4711`,
    `DEADBEEF {${ID}} CAFEBABE`,
    `Volume{${ID}}\\ 3F9A1C7E`,
  ])('a GUID in braces wins over everything: %j', (typed) => {
    expect(textsOf(typed)).toEqual([ID]);
  });

  test('several of one kind are all offered, as long as a person can choose', () => {
    expect(textsOf(`{${ID}} or {${OTHER_ID}}?`)).toEqual([ID, OTHER_ID]);
    expect(textsOf('AC9D5655 or 4A3B1C2D')).toEqual(['AC9D5655', '4A3B1C2D']);
    expect(textsOf('DEADBEEF or F00DFACE')).toEqual(['DEADBEEF', 'F00DFACE']);
    expect(textsOf(['A', 'B', 'C', 'D', 'E'].map((one) => `${one}0000000`).join(' '))).toEqual([]);
  });

  test.each([
    '',
    'AC9D565S5'.slice(0, 7),
    'my key ID is on the screen',
    'it is a lost laptop, please call back',
    'SOLILOQUIES',
    'AC9D5655',
    ID,
    PASSWORD,
    `my key is ${PASSWORD}`,
    `${ID}-O`,
    'AC9D565\u0421',
    'INC0012345',
    `${PASSWORD} ${PASSWORD}`,
    'OSDISK 2024-05-06',
    'call +49 30 901820 please',
    '1EUIS20OR/60B0EHNTQOX4CMIS8=',
    'x'.repeat(20_001),
    `${'{'.repeat(9_000)}${'A'.repeat(9_000)}`,
  ])('%j: nothing is offered', (typed) => {
    expect(offerKeyIds(typed)).toEqual([]);
  });

  test('says which characters it changed, and where', () => {
    expect(offerKeyIds('AC9DS655-F7CA-4DI')).toEqual([
      {
        text: 'AC9D5655-F7CA-4D1',
        changedAt: [4, 16],
        readAs: [
          { from: 'S', to: '5' },
          { from: 'I', to: '1' },
        ],
      },
    ]);
    expect(offerKeyIds('it is AC9D5655')).toEqual([
      { text: 'AC9D5655', changedAt: [], readAs: [] },
    ]);
  });
});

describe('a whole screen that was pasted', () => {
  const tpm =
    `    TPM:\r\n      ID: {${OTHER_ID}}\r\n` +
    '      PCR Validation Profile:\r\n        7, 11\r\n';
  const password = (id: string, heading = 'Numerical Password', word = 'Password') =>
    `\r\n    ${heading}:\r\n      ID: {${id}}\r\n      ${word}:\r\n        ${PASSWORD}\r\n`;
  const manageBde = (protectors: string) =>
    'BitLocker Drive Encryption: Configuration Tool version 10.0.22621\r\n' +
    'Copyright (C) 2013 Microsoft Corporation. All rights reserved.\r\n\r\n' +
    `Volume C: [OSDisk 2024-05-06]\r\nAll Key Protectors\r\n\r\n${protectors}`;

  test.each([
    ['its TPM first', tpm + password(ID)],
    ['its TPM last', password(ID) + tpm],
    ['in German', tpm + password(ID, 'Numerisches Kennwort', 'Kennwort')],
    ['in Japanese', tpm + password(ID, '数字パスワード', 'パスワード')],
  ])('manage-bde -protectors -get, %s: the ID that a password follows', (_what, protectors) => {
    expect(textsOf(manageBde(protectors))).toEqual([ID]);
    // An input field drops the ends of lines.
    expect(textsOf(manageBde(protectors).replaceAll(/[\r\n]/g, ''))).toEqual([ID]);
  });

  test('two numerical passwords are both offered', () => {
    const other = OTHER_ID.replace('58', '59');
    expect(textsOf(manageBde(tpm + password(ID) + password(other)))).toEqual([ID, other]);
  });

  test('with the password left out, every protector is offered', () => {
    const without = password(ID).replace(PASSWORD, '');
    expect(textsOf(manageBde(tpm + without))).toEqual([OTHER_ID, ID]);
  });

  test('is kept out of the field where it has several lines or a secret', () => {
    const pasted = (text: string) => pastedKeyIds(text).map((offer) => offer.text);
    expect(pasted(manageBde(tpm + password(ID)))).toEqual([ID]);
    expect(pasted(`{${ID}} ${PASSWORD}`)).toEqual([ID]);
    expect(pasted('Dear all,\nit is AC9D5655')).toEqual(['AC9D5655']);
    expect(pasted('it is AC9D5655')).toEqual([]);
    expect(pasted(`${ID}\r\n`)).toEqual([]);
    expect(pasted(PASSWORD)).toEqual([]);
  });

  test('Windows’ own key file', () => {
    const file =
      'BitLocker Drive Encryption recovery key \r\n\r\nTo verify that this is the correct ' +
      'recovery key, compare the start of the following identifier with the identifier value ' +
      `displayed on your PC.\r\n\r\nIdentifier:\r\n\r\n\t${ID}\r\n\r\nIf the above ` +
      `identifier matches …\r\n\r\nRecovery Key:\r\n\r\n\t${PASSWORD}\r\n`;
    expect(textsOf(file)).toEqual([ID]);
  });
});

describe('whatever is typed', () => {
  const hex = fc.constantFrom(...Array.from('0123456789ABCDEF'));
  const eight = fc
    .array(hex, { minLength: 8, maxLength: 8 })
    .map((digits) => digits.join(''))
    .filter((digits) => /[A-F]/.test(digits));
  const beside = fc.array(
    fc.constantFrom(
      'Windows 11',
      'first 8:',
      '2024-05-06',
      '(1 of 2)',
      '0123',
      '42',
      '+1 555 0100',
      'C:',
      '4711-',
    ),
    { minLength: 1, maxLength: 4 },
  );

  test('eight digits that stand alone are offered, or read, whatever stands beside them', () => {
    fc.assert(
      fc.property(beside, eight, beside, (before, digits, after) => {
        const typed = [...before, digits, ...after].join(' ');
        const reading = readKeyId(typed);
        expect(reading.ok ? [reading.query.start] : textsOf(typed)).toEqual([digits]);
      }),
    );
  });

  test('a GUID in braces is the only offer, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.uuid(),
        fc.string({ maxLength: 80 }),
        (a, id, b) => {
          const typed = `${a.replaceAll(/[{}]/g, '')} x{${id}}x ${b.replaceAll(/[{}]/g, '')}`;
          expect(textsOf(typed)).toEqual([id.toUpperCase()]);
        },
      ),
    );
  });

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
          const [offer] = offerKeyIds(typed);
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
          const offers = offerKeyIds(typed);
          expect(offers.every(({ text }) => readKeyId(text).ok)).toBe(true);
          expect(offers.length === 0 || !readKeyId(typed).ok).toBe(true);
          expect(new Set(offers.map(({ text }) => text)).size).toBe(offers.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
