import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type SafeStorageShape,
  electronOsEncryption,
} from '#main/desktop/electron-os-encryption.ts';
import { loginFile } from '#main/desktop/login-file.ts';

const LOGIN = { userName: 'reader', password: 'S3cret ünd "quoted"' };

// Turned round: enough to tell what went through it from what did not.
const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

const atOnce = (backend: string, isAvailable = true): SafeStorageShape => ({
  isEncryptionAvailable: () => isAvailable,
  encryptString: (text) => turned(Buffer.from(text)),
  decryptString: (bytes) => turned(bytes).toString(),
  getSelectedStorageBackend: () => backend,
});

const later = (backend: string, isAvailable = true): SafeStorageShape => ({
  isAsyncEncryptionAvailable: async () => isAvailable,
  encryptStringAsync: async (text) => turned(Buffer.from(text)),
  decryptStringAsync: async (bytes) => ({ result: turned(bytes).toString() }),
  getSelectedStorageBackend: () => backend,
});

describe.each([
  ['Electron before 42', atOnce],
  ['Electron 42 and later', later],
])('logins under the protection of %s', (_version, storage) => {
  let folder: string;
  const path = () => join(folder, 'logins.json');
  const logins = (
    backend = 'gnome_libsecret',
    isAvailable = true,
    platform: NodeJS.Platform = 'linux',
  ) => loginFile(path(), electronOsEncryption(storage(backend, isAvailable), platform));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-logins-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('are there again after a restart, and stand nowhere in plain text', async () => {
    await logins().keep('contoso/MBAM', LOGIN);
    expect(await logins().read('contoso/MBAM')).toEqual(LOGIN);
    expect(await logins().has('contoso/MBAM')).toBe(true);
    const text = readFileSync(path(), 'utf8');
    for (const secret of [
      LOGIN.password,
      Buffer.from(LOGIN.password).toString('base64'),
      LOGIN.userName,
    ])
      expect(text).not.toContain(secret);
  });

  test('that are kept at the same time are all kept, and forgotten one by one', async () => {
    const own = logins();
    await Promise.all(
      ['a', 'b', 'c'].map((place) => own.keep(place, { ...LOGIN, userName: place })),
    );
    await own.forget('b');
    expect(await Promise.all(['a', 'b', 'c'].map((place) => own.has(place)))).toEqual([
      true,
      false,
      true,
    ]);
    await expect(own.read('b')).rejects.toMatchObject({ code: 'login.missing' });
  });

  test('are not written over where they cannot be read just now', async () => {
    // Nobody can follow a link to itself, not even root; a rename replaces it all the same.
    symlinkSync(path(), path(), 'junction');
    await expect(logins().keep('a', LOGIN)).rejects.toMatchObject({ code: 'file.failed' });
    await expect(logins().forget('a')).rejects.toMatchObject({ code: 'file.failed' });
    expect(lstatSync(path()).isSymbolicLink()).toBe(true);
    expect(await logins().has('a')).toBe(false);
    await expect(logins().read('a')).rejects.toMatchObject({ code: 'login.unreadable' });
  });

  test.each([
    ['there is no keyring', 'basic_text', true],
    ['nobody knows which keyring it is', 'unknown', true],
    ['the operating system offers nothing', 'kwallet6', false],
  ] as const)('are refused where %s', async (_why, backend, isAvailable) => {
    await expect(logins(backend, isAvailable).keep('a', LOGIN)).rejects.toMatchObject({
      code: 'login.noProtection',
    });
    expect(await logins().has('a')).toBe(false);
  });

  test('know no backends on Windows', async () => {
    await logins('unknown', true, 'win32').keep('a', LOGIN);
    expect(await logins('unknown', true, 'win32').read('a')).toEqual(LOGIN);
  });

  test.each([['no JSON'], ['[]'], ['{"a":"AAAA"}']])(
    'that do not open (%s) are called that, without a word of what was there',
    async (text) => {
      writeFileSync(path(), text);
      await expect(logins().read('a')).rejects.toMatchObject({
        code: expect.stringMatching(/^login\.(missing|unreadable)$/),
        cause: undefined,
      });
      await logins().keep('a', LOGIN);
      expect(await logins().read('a')).toEqual(LOGIN);
    },
  );
});
