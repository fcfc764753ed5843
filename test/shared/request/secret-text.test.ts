import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupOf } from '#shared/recovery/recovery-password.ts';
import { holdsSecret, textProblem, withoutSecrets } from '#shared/request/secret-text.ts';

const recoveryPassword = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 8, maxLength: 8 }),
    fc.constantFrom('-', ' ', '', '\n', '–', '.', ' - '),
  )
  .map(([values, separator]) => values.map(groupOf).join(separator));
const tpmOwnerPassword = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));
const around = fc.string({ unit: fc.constantFrom('a', 'Z', ' ', '"', ':', '\n', '{', 'é') });

describe('secrets in a text', () => {
  test('a recovery password is found however it is separated, and wherever it stands', () => {
    fc.assert(
      fc.property(around, recoveryPassword, around, (before, secret, after) => {
        expect(holdsSecret(before + secret + after)).toBe(true);
        expect(withoutSecrets(before + secret + after)).not.toContain(secret.slice(0, 6));
      }),
    );
  });

  test('a TPM owner password is found', () => {
    fc.assert(
      fc.property(tpmOwnerPassword, (secret) => {
        expect(holdsSecret(`owner ${secret}.`)).toBe(true);
        expect(withoutSecrets(`owner ${secret}.`)).toBe('owner [TPM owner password].');
      }),
    );
  });

  test('a blanked text holds no secret', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(around, recoveryPassword, tpmOwnerPassword)), (parts) => {
        expect(holdsSecret(withoutSecrets(parts.join(' ')))).toBe(false);
      }),
    );
  });

  test.each([
    '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13',
    'INC0012345',
    '+49 170 1234567, call back',
    'b'.repeat(64),
    '123456-123456-123456',
  ])('%s is none', (text) => {
    expect(holdsSecret(text)).toBe(false);
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('what may enter the audit log', () => {
  test.each([
    ['plain words, accents and CJK: né 鍵', undefined],
    ['x'.repeat(101), 'too-long'],
    ['zero\u200Bwidth', 'invisible-characters'],
    ['right\u202Eto left', 'invisible-characters'],
    ['two\nlines', 'invisible-characters'],
    ['half \uD800', 'invisible-characters'],
    ['471207-278498-422125-177177-561902-537405-468006-693451', 'holds-secret'],
  ] as const)('%j: %s', (text, problem) => {
    expect(textProblem(text, 100)).toBe(problem);
  });
});
