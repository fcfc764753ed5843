import { describe, expect, test } from 'vitest';
import {
  type SafeStorageShape,
  electronOsEncryption,
} from '#main/desktop/electron-os-encryption.ts';

const turned = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ 0x5a);
const seal = (text: string) => turned(Buffer.from(text));
const open = (sealed: Uint8Array) => Buffer.from(turned(sealed)).toString();

const BEFORE: SafeStorageShape = {
  isEncryptionAvailable: () => true,
  encryptString: seal,
  decryptString: open,
  getSelectedStorageBackend: () => 'gnome_libsecret',
};
const SINCE: SafeStorageShape = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => seal(text),
  decryptStringAsync: async (sealed) => ({ result: open(sealed) }),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};

describe.each([
  ['that answers at once', BEFORE],
  ['of promises', SINCE],
])('a safe storage %s', (_shape, storage) => {
  test('seals and opens', async () => {
    const encryption = electronOsEncryption(storage, 'win32');
    const sealed = await encryption.seal('Ünï 🔑');
    expect(Buffer.from(sealed).toString()).not.toContain('🔑');
    expect(await encryption.open(sealed)).toBe('Ünï 🔑');
  });

  test.each([
    ['win32', 'gnome_libsecret', true],
    ['darwin', 'gnome_libsecret', true],
    ['linux', 'gnome_libsecret', true],
    ['linux', 'kwallet6', true],
    // Chromium has a password for these in its source.
    ['linux', 'basic_text', false],
    ['linux', 'unknown', false],
  ] as const)('on %s with %s protects: %s', async (platform, backend, isProtecting) => {
    expect(
      await electronOsEncryption(
        { ...storage, getSelectedStorageBackend: () => backend },
        platform,
      ).isProtecting(),
    ).toBe(isProtecting);
  });
});

test('one that is not there protects nothing', async () => {
  expect(await electronOsEncryption({}, 'win32').isProtecting()).toBe(false);
  expect(
    await electronOsEncryption(
      { ...BEFORE, isEncryptionAvailable: () => false },
      'win32',
    ).isProtecting(),
  ).toBe(false);
});
