import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyFileText, keyInFile, storeKeyOf } from '#main/domain/recovery/store-key.ts';

const someKey = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(storeKeyOf);

describe('the file with the key of a store', () => {
  test('gives the key back, also when an editor has saved it', () => {
    fc.assert(
      fc.property(someKey, (key) => {
        const text = keyFileText(key);
        for (const saved of [text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n'), text.trim()])
          expect(keyInFile(saved)).toEqual({ id: key.id, bytes: Buffer.from(key.bytes) });
      }),
    );
  });

  test('that was changed is none', () => {
    fc.assert(
      fc.property(someKey, fc.nat(), fc.constantFrom('A', 'b', '0', '\n'), (key, at, sign) => {
        const text = keyFileText(key);
        // The sentences behind the key are for people.
        const place = at % text.indexOf('Whoever');
        const changed = text.slice(0, place) + sign + text.slice(place + 1);
        const read = keyInFile(changed);
        // Padding bits of Base64 may differ without a difference.
        expect(read === undefined || read.id === key.id).toBe(true);
      }),
    );
  });

  test.each(['', 'Keydesk store key 2\nID: 0\nKey: AA==\n', '{"key":"AA=="}', '\u0000\u0001'])(
    '%j is none',
    (text) => {
      expect(keyInFile(text)).toBeUndefined();
    },
  );

  test('is told from others by an ID that tells nothing of the key', () => {
    const key = storeKeyOf(Buffer.alloc(32, 1));
    expect(key.id).toMatch(/^[0-9a-f]{16}$/);
    expect(storeKeyOf(Buffer.alloc(32, 2)).id).not.toBe(key.id);
  });
});
