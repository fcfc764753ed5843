import { posix, win32 } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keyPackageFileName,
  plainFileName,
  recoveryKeyFileName,
} from '#shared/console/file-names.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');

describe('a name taken from data', () => {
  test.each([
    recoveryKeyFileName(KEY),
    keyPackageFileName(KEY),
    'WS-0042.tpm',
    'Ärzte PC.tpm',
    'recovery-audit-2026-11-25.kdreport',
    'BitLocker Recovery Kit AC9D5655',
  ])('%s stays as it is', (name) => {
    expect(plainFileName(name)).toBe(name);
  });

  test.each([
    ['../../etc/passwd.tpm', '_.._etc_passwd.tpm'],
    [String.raw`..\..\Startup\x.tpm`, '_.._Startup_x.tpm'],
    ['WS-1:stream.tpm', 'WS-1_stream.tpm'],
    ['NUL.tpm', '_NUL.tpm'],
    ['com1', '_com1'],
    ['WS-1\u202Empt.exe', 'WS-1_mpt.exe'],
    ['..', '_'],
    ['', '_'],
    ['.tpm', '_.tpm'],
    [' a . .tpm', 'a.tpm'],
  ])('%j becomes %j', (name, plain) => {
    expect(plainFileName(name)).toBe(plain);
  });

  test('any name becomes one name, in this folder, on every system', () => {
    const parts = fc.constantFrom(
      '..',
      '/',
      '\\',
      ':',
      'NUL',
      'con',
      '.',
      ' ',
      '\0',
      '\u202E',
      'a',
      '\uD800',
      '.tpm',
      'x'.repeat(300),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
        ),
        (name) => {
          const plain = plainFileName(name);
          expect([posix.basename(plain), win32.basename(plain)]).toEqual([plain, plain]);
          expect(plain).not.toMatch(
            /[\p{Cc}\p{Cf}"*/:<>?\\|]|^\s|[\s.]$|^\.|^(?:con|nul|com1)(?:\.|$)/iu,
          );
          expect(plain.length).toBeGreaterThan(0);
          expect(Buffer.byteLength(plain, 'utf16le')).toBeLessThan(2 * 200);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
