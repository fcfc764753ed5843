import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type SafeStorageShape,
  electronOsEncryption,
} from '#main/desktop/electron-os-encryption.ts';
import { storeKeyring } from '#main/desktop/store-keyring.ts';
import { keyFileText, storeKeyOf } from '#main/domain/recovery/store-key.ts';
import { codeOf } from '#shared/errors.ts';
import { OTHER_KEY, TEST_KEY } from '#test/fakes/store-keys.ts';
import { standsIn } from '#test/find-secret.ts';

// Turned round: enough to tell what went through it from what did not.
const turned = (bytes: Uint8Array, by: number) => Buffer.from(bytes.map((byte) => byte ^ by));

/** An operating system: each account turns bytes in its own way. */
interface Account {
  readonly by?: number;
  readonly backend?: string;
  readonly platform?: NodeJS.Platform;
}

const atOnce = ({ by = 0x5a, backend = 'gnome_libsecret' }: Account): SafeStorageShape => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => turned(Buffer.from(text), by),
  decryptString: (bytes) => turned(bytes, by).toString(),
  getSelectedStorageBackend: () => backend,
});

const later = ({ by = 0x5a, backend = 'gnome_libsecret' }: Account): SafeStorageShape => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => turned(Buffer.from(text), by),
  decryptStringAsync: async (bytes) => ({ result: turned(bytes, by).toString() }),
  getSelectedStorageBackend: () => backend,
});

describe.each([
  ['Electron before 42', atOnce],
  ['Electron 42 and later', later],
])('the key of a store under the protection of %s', (_version, storage) => {
  let folder: string;
  let handedOver: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-keys-'));
    handedOver = join(folder, 'keydesk.db.key');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const kept = () => join(folder, 'store-keys.json');
  const keys = (account: Account = {}, keyFile?: string) =>
    storeKeyring({
      path: kept(),
      encryption: electronOsEncryption(storage(account), account.platform ?? 'linux'),
      log: { info: () => undefined, warn: () => undefined },
    })({ handedOver, keyFile });
  const handOver = (key = TEST_KEY) => {
    writeFileSync(handedOver, keyFileText(key));
  };

  test('is taken in from the file beside the store, which is removed', async () => {
    handOver();
    expect((await keys().given())?.id).toBe(TEST_KEY.id);
    expect(existsSync(handedOver)).toBe(false);
    expect(standsIn(kept(), TEST_KEY.bytes)).toBe(false);
    // By a console that is started later.
    expect(Buffer.from((await keys().find(TEST_KEY.id)).bytes)).toEqual(
      Buffer.from(TEST_KEY.bytes),
    );
    expect(await keys().given()).toBeUndefined();
  });

  test('is taken in when it is needed, if it was put there after the start', async () => {
    const open = keys();
    await expect(open.find(TEST_KEY.id).catch(codeOf)).resolves.toBe('store.keyMissing');
    handOver();
    expect((await open.find(TEST_KEY.id)).id).toBe(TEST_KEY.id);
    expect(existsSync(handedOver)).toBe(false);
  });

  test('to sign with is one of its own, and none for a store', async () => {
    const signing = storeKeyOf(Buffer.alloc(32, 9), 'signing');
    const use = 'signing';
    const others = storeKeyring({
      path: join(folder, 'signing-keys.json'),
      encryption: electronOsEncryption(storage({}), 'linux'),
      log: { info: () => undefined, warn: () => undefined },
      use,
    })({ handedOver, keyFile: undefined });
    handOver();
    expect(await others.find(signing.id).catch(codeOf)).toBe('store.keyMissing');
    writeFileSync(handedOver, keyFileText(signing, use));
    expect(await keys().given()).toBeUndefined();
    expect(Buffer.from((await others.find(signing.id)).bytes)).toEqual(Buffer.from(signing.bytes));
    expect(existsSync(handedOver)).toBe(false);
    expect(Buffer.from((await others.find(signing.id)).bytes)).toEqual(Buffer.from(signing.bytes));
  });

  test('of another store is left where it is', async () => {
    handOver(OTHER_KEY);
    expect(await keys().find(TEST_KEY.id).catch(codeOf)).toBe('store.keyMissing');
    expect(await keys().given(TEST_KEY.id)).toBeUndefined();
    expect(existsSync(handedOver)).toBe(true);
  });

  test('is kept beside those of other stores', async () => {
    const open = keys();
    handOver();
    await open.given();
    handOver(OTHER_KEY);
    await open.given();
    for (const { id } of [TEST_KEY, OTHER_KEY]) expect((await keys().find(id)).id).toBe(id);
  });

  test('is another account’s for another account, until it is given to that one too', async () => {
    handOver();
    await keys().given();
    const other = { by: 0x33 };
    expect(await keys(other).find(TEST_KEY.id).catch(codeOf)).toBe('store.keyMissing');
    handOver();
    expect((await keys(other).find(TEST_KEY.id)).id).toBe(TEST_KEY.id);
  });

  test.each(['basic_text', 'unknown'])(
    'is not taken in where the backend is %s, and the file stays',
    async (backend) => {
      handOver();
      expect(await keys({ backend }).given().catch(codeOf)).toBe('store.keyNotProtected');
      expect(await keys({ backend }).find(TEST_KEY.id).catch(codeOf)).toBe('store.keyNotProtected');
      expect([existsSync(handedOver), existsSync(kept())]).toEqual([true, false]);
    },
  );

  test('in a file that the configuration names is used there, and nothing is kept', async () => {
    const keyFile = join(folder, 'administrators.key');
    writeFileSync(keyFile, keyFileText(TEST_KEY));
    const named = keys({ backend: 'basic_text' }, keyFile);
    expect((await named.given())?.id).toBe(TEST_KEY.id);
    expect((await named.find(TEST_KEY.id)).id).toBe(TEST_KEY.id);
    expect(await named.find(OTHER_KEY.id).catch(codeOf)).toBe('store.keyMissing');
    expect([existsSync(keyFile), existsSync(kept())]).toEqual([true, false]);
    rmSync(keyFile);
    expect(await named.find(TEST_KEY.id).catch(codeOf)).toBe('store.keyMissing');
  });

  test('that no longer opens counts as missing; a new one can be taken in', async () => {
    writeFileSync(kept(), JSON.stringify({ [TEST_KEY.id]: 'rubbish' }));
    expect(await keys().find(TEST_KEY.id).catch(codeOf)).toBe('store.keyMissing');
    handOver();
    expect((await keys().find(TEST_KEY.id)).id).toBe(TEST_KEY.id);
    expect(JSON.parse(readFileSync(kept(), 'utf8'))).toHaveProperty(TEST_KEY.id);
  });

  test('is not a file that is no key file', async () => {
    writeFileSync(handedOver, 'not a key');
    expect(await keys().given()).toBeUndefined();
    expect(existsSync(handedOver)).toBe(true);
  });
});
