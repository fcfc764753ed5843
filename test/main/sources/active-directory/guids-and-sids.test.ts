import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  guidBytes,
  guidPrefixBytes,
  guidText,
  sidBytes,
  sidText,
} from '#main/sources/active-directory/guids-and-sids.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

const guids = fc.uuid().map((uuid) => RecoveryKeyId.parse(uuid.toUpperCase()));

describe('GUIDs as bytes', () => {
  test('the first three groups are turned around', () => {
    const guid = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
    expect(guidBytes(guid).toString('hex')).toBe('55569daccaf71d4d902f1b6087118138');
    expect(guidText(Buffer.from('55569daccaf71d4d902f1b6087118138', 'hex'))).toBe(
      'AC9D5655-F7CA-4D1D-902F-1B6087118138',
    );
  });

  test('there and back is the same, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const guid = guidText(bytes);
        expect(guid && guidBytes(guid)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('eight digits are the first four bytes of every GUID that begins with them', () => {
    fc.assert(
      fc.property(guids, (guid) => {
        expect(guidBytes(guid).subarray(0, 4)).toEqual(guidPrefixBytes(guid.slice(0, 8)));
      }),
    );
  });

  test.each([0, 15, 17])('%i bytes are no GUID', (length) => {
    expect(guidText(new Uint8Array(length))).toBeUndefined();
  });
});

describe('SIDs as bytes', () => {
  const sids = fc.tuple(
    fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 15 }),
  );

  test('a known one', () => {
    expect(sidText(Buffer.from('01020000000000052000000020020000', 'hex'))).toBe('S-1-5-32-544');
  });

  test('there and back is the same', () => {
    fc.assert(
      fc.property(sids, ([authority, parts]) => {
        expect(sidText(sidBytes(`S-1-${authority}-${parts.join('-')}`))).toBe(
          `S-1-${authority}-${parts.join('-')}`,
        );
      }),
    );
  });

  test.each(['', '01', '0202000000000005', '010200000000000520000000'])('%j is none', (hex) => {
    expect(sidText(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});
