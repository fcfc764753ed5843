import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneTypoAway } from '#shared/recovery/near-key-id.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';

test.each(['AC9D5656', '0C9D5655', 'CA9D5655', 'AC9D565F-57CA', `${ID.slice(0, 35)}9`])(
  '%s is',
  (start) => {
    expect(isOneTypoAway(start, ID)).toBe(true);
  },
);

test.each(['AC9D5655', ID, 'AC9D6556', 'BC9D5656', 'ACD95665', '9CAD5655', '00000000'])(
  '%s is not',
  (start) => {
    expect(isOneTypoAway(start, ID)).toBe(false);
  },
);

test('one other digit anywhere always is', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(31), fc.integer({ min: 1, max: 15 }), (id, at, step) => {
      const digits = id.replaceAll('-', '').toUpperCase();
      const other = ((Number.parseInt(digits.charAt(at), 16) + step) % 16)
        .toString(16)
        .toUpperCase();
      expect(
        isOneTypoAway(digits.slice(0, at) + other + digits.slice(at + 1), id.toUpperCase()),
      ).toBe(true);
    }),
  );
});
