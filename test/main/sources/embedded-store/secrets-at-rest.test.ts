import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { StoreKeys } from '#main/ports/recovery/store-keys.ts';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { encryptStore, encryptionOf } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { packageOf, passwordOf } from '#main/sources/embedded-store/secrets/places.ts';
import {
  openBytes,
  openText,
  sealBytes,
  sealText,
} from '#main/sources/embedded-store/secrets/sealed-value.ts';
import { storeSecrets } from '#main/sources/embedded-store/secrets/store-secrets.ts';
import { storeTpmSource } from '#main/sources/embedded-store/store-tpm-source.ts';
import { codeOf } from '#shared/errors.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { OTHER_KEY, TEST_KEY, memoryKeys } from '#test/fakes/store-keys.ts';
import { filesIn, standsIn } from '#test/find-secret.ts';
import { makeOldStore } from '#test/torture/old-store.ts';
import { KEY, PASSWORD, openOneKeyStore } from './one-key-store.ts';
import { type TempFolder, addTpmOwners, tempFolder, testStore } from './test-store.ts';

const OTHER_ID = 'FFFFFFFF-F7CA-4D1D-902F-1B6087118138';

describe('an encrypted value', () => {
  const place = passwordOf(KEY);

  test('opens in its place, with its key', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (text, bytes) => {
        expect(openText(TEST_KEY, place, sealText(TEST_KEY, place, text))).toBe(
          Buffer.from(text, 'utf8').toString('utf8'),
        );
        const sealed = sealBytes(TEST_KEY, packageOf(KEY), bytes);
        expect(openBytes(TEST_KEY, packageOf(KEY), sealed)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('is another one each time', () => {
    expect(sealText(TEST_KEY, place, PASSWORD)).not.toBe(sealText(TEST_KEY, place, PASSWORD));
  });

  test('with any bit turned, or cut, does not open', () => {
    const sealed = sealBytes(TEST_KEY, place, Buffer.from(PASSWORD));
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const turned = Buffer.from(sealed);
        turned.writeUInt8((turned[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => openBytes(TEST_KEY, place, turned)).toThrow('does not open');
      }),
    );
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => openBytes(TEST_KEY, place, sealed.subarray(0, length))).toThrow('does not open');
  });

  test.each([
    ['another key', OTHER_KEY, place],
    ['another protector', TEST_KEY, passwordOf(OTHER_ID)],
    ['another column', TEST_KEY, packageOf(KEY)],
  ])('does not open with %s', (_what, key, where) => {
    const sealed = sealText(TEST_KEY, place, PASSWORD);
    expect(() => openText(key, where, sealed)).toThrow('does not open');
  });

  test('is never taken for one in clear', () => {
    expect(() => openText(TEST_KEY, place, PASSWORD)).toThrow('does not open');
  });
});

describe('a store with secrets', () => {
  let folder: TempFolder;
  let file: string;
  let store: EmbeddedStore | undefined;
  beforeEach(() => {
    folder = tempFolder();
    file = join(folder.path, 'store.db');
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
    folder.remove();
  });

  async function open(keys: StoreKeys, onKeyFailure = () => undefined): Promise<EmbeddedStore> {
    await store?.close();
    store = await openOneKeyStore(file, { clock: manualClock(), keys, onKeyFailure });
    return store;
  }

  /** The password, or the code of the refusal. */
  const disclosed = (opened: EmbeddedStore): Promise<string> =>
    opened
      .source('store')
      .recovery.disclose(KEY, draft({ keyId: KEY, action: 'disclose', result: 'successful' }))
      .then(({ recoveryPassword }) => recoveryPassword, codeOf);

  async function story(opened: EmbeddedStore): Promise<readonly string[]> {
    const entries = await opened.auditLog.read(1, 100);
    expect(verifyChain(entries)).toMatchObject({ intact: true });
    return entries.map(({ action, result, failure }) =>
      [action, result, failure].filter(Boolean).join(' '),
    );
  }

  const found = () => filesIn(folder.path).filter((path) => standsIn(path, PASSWORD));

  /** What another program does to the values, past every check of Keydesk. */
  async function tamper(work: (db: Knex) => Promise<unknown>): Promise<void> {
    const db = connect(file);
    await work(db);
    await closeStore(db);
  }

  test('is in clear until somebody is given a key; then nothing of it is in any file', async () => {
    expect(await disclosed(await open(memoryKeys()))).toBe(PASSWORD);
    expect(found()).not.toEqual([]);
    expect(await disclosed(await open(memoryKeys(TEST_KEY)))).toBe(PASSWORD);
    // While it is open, with the files beside it.
    expect(found()).toEqual([]);
    await store?.close();
    store = undefined;
    expect(found()).toEqual([]);
  });

  test('without its key lists, records and reports, and discloses nothing', async () => {
    await open(memoryKeys(TEST_KEY));
    const opened = await open(memoryKeys());
    const { recovery } = opened.source('store');
    const signal = new AbortController().signal;
    const { matches } = await recovery.find({ kind: 'prefix', start: KEY.slice(0, 8) }, 10, {
      signal,
    });
    expect(matches).toMatchObject([{ keyId: KEY, hasKeyPackage: true, state: 'current' }]);
    expect(await disclosed(opened)).toBe('store.keyMissing');
    expect(recovery.shouldTryNextSource('store.keyMissing')).toBe(true);
    expect(await story(opened)).toEqual(['disclose failed store.keyMissing']);
    await tamper(async (db) => {
      expect(await db('protectors').pluck('disclosed_at')).toEqual([null]);
    });
  });

  test('with a key of another store discloses nothing', async () => {
    await open(memoryKeys(TEST_KEY));
    const opened = await open({
      ...memoryKeys(OTHER_KEY),
      // As if the computer gave back the wrong one.
      find: async () => OTHER_KEY,
    });
    expect(await disclosed(opened)).toBe('store.secretUnreadable');
    expect(await story(opened)).toEqual(['disclose failed store.secretUnreadable']);
  });

  test.each([
    [
      'was put in the place of another',
      async (db: Knex) => {
        const row: { recovery_password: string } = await db('protectors').first();
        const other = sealText(TEST_KEY, passwordOf(OTHER_ID), PASSWORD);
        expect(other).not.toBe(row.recovery_password);
        await db('protectors').update({ recovery_password: other });
      },
    ],
    [
      'was altered',
      async (db: Knex) => {
        const row: { recovery_password: string } = await db('protectors').first();
        const sign = row.recovery_password.at(-6) === 'A' ? 'B' : 'A';
        const altered = row.recovery_password.slice(0, -6) + sign + row.recovery_password.slice(-5);
        await db('protectors').update({ recovery_password: altered });
      },
    ],
    ['is in clear', async (db: Knex) => db('protectors').update({ recovery_password: PASSWORD })],
    [
      'has a key package that was altered',
      async (db: Knex) => db('protectors').update({ key_package: Buffer.alloc(40) }),
    ],
  ])('refuses a secret that %s, and undoes entry and mark', async (_what, work) => {
    await open(memoryKeys(TEST_KEY));
    await store?.close();
    store = undefined;
    await tamper(work);
    const opened = await open(memoryKeys(TEST_KEY));
    expect(await disclosed(opened)).toBe('store.secretUnreadable');
    expect(await story(opened)).toEqual(['disclose failed store.secretUnreadable']);
    await tamper(async (db) => {
      expect(await db('protectors').pluck('disclosed_at')).toEqual([null]);
    });
  });

  test('opens all the same when its key cannot be taken in', async () => {
    let failures = 0;
    const opened = await open(
      { given: () => Promise.reject(new Error('no keyring')), find: async () => TEST_KEY },
      () => void (failures += 1),
    );
    expect([await disclosed(opened), failures]).toEqual([PASSWORD, 1]);
  });

  test('of an older version is upgraded and encrypted, and no old page of it is left', async () => {
    const old = await makeOldStore(join(folder.path, 'old.db'), 11);
    copyFileSync(old.file, file);
    const opened = await open(memoryKeys(TEST_KEY));
    expect((await opened.auditLog.verify({ signal: new AbortController().signal })).intact).toBe(
      true,
    );
    expect(standsIn(file, PASSWORD)).toBe(false);
    await tamper(async (db) => {
      expect(await encryptionOf(db)).toMatchObject({ keyId: TEST_KEY.id, isScrubbed: true });
      const rows: readonly { key_id: string; recovery_password: string }[] = await db('protectors');
      expect(rows).toHaveLength(old.keys);
      for (const { key_id: id, recovery_password: sealed } of rows)
        expect(openText(TEST_KEY, passwordOf(id), sealed)).toBe(PASSWORD);
    });
  });

  test('that was encrypted and not cleaned yet is cleaned when it is opened next', async () => {
    await open(memoryKeys());
    await store?.close();
    store = undefined;
    await encryptStore(file, TEST_KEY);
    // As a console leaves it that is killed in between.
    await tamper(async (db) => db('secret_key').update({ is_scrubbed: 0 }));
    await open(memoryKeys(TEST_KEY));
    await tamper(async (db) => {
      expect(await encryptionOf(db)).toMatchObject({ isScrubbed: true });
    });
  });

  test('that another program encrypts meanwhile discloses at the next try', async () => {
    // Nothing was given at the start.
    const opened = await open({ ...memoryKeys(TEST_KEY), given: async () => undefined });
    expect([await disclosed(opened), await opened.keepsSecrets()]).toEqual([PASSWORD, 'clear']);
    await encryptStore(file, TEST_KEY);
    expect(await disclosed(opened)).toBe('store.locked');
    expect([await disclosed(opened), await opened.keepsSecrets()]).toEqual([PASSWORD, 'encrypted']);
    // What was refused left no entry: nothing was looked at.
    expect(await story(opened)).toEqual(['disclose successful', 'disclose successful']);
  });

  test('keeps its key: another is not taken, and none is taken away', async () => {
    await open(memoryKeys(TEST_KEY));
    expect((await encryptStore(file, OTHER_KEY)).keyId).toBe(TEST_KEY.id);
    await tamper(async (db) => {
      await expect(db('secret_key').delete()).rejects.toThrow('a store keeps its key');
      await expect(db('secret_key').update({ key_id: OTHER_KEY.id })).rejects.toThrow(
        'a store keeps its key',
      );
    });
  });

  test('that is cancelled while it is encrypted is as it was', async () => {
    await open(memoryKeys());
    await store?.close();
    store = undefined;
    const failure = await encryptStore(file, TEST_KEY, AbortSignal.abort()).catch(codeOf);
    expect(failure).toBe('request.cancelled');
    expect(await disclosed(await open(memoryKeys()))).toBe(PASSWORD);
  });
});

test('an owner password belongs to its computer', async () => {
  const owners = ['zE/wr4ycTFfCkkMXAxyDCLi5RUw=', 'Uk1wnCTeaHvZ8SOoJ0lrBDMoYjE='];
  const store = await testStore((empty) =>
    addTpmOwners(
      empty,
      owners.map((ownerPassword, index) => ({
        computer: `WS-${index}`,
        users: [],
        owners: [{ ownerPassword, recordedAt: '2026-01-01T00:00:00.000Z' }],
      })),
    ),
  );
  try {
    await encryptStore(store.file, TEST_KEY);
    for (const password of owners) expect(standsIn(store.file, password)).toBe(false);
    // Somebody gives the one to the computer of the other.
    await store.db('tpm_owners').where({ id: 1 }).update({ computer_id: 2 });
    const secrets = storeSecrets(store.db, memoryKeys(TEST_KEY));
    const source = storeTpmSource(store.db, manualClock(), { name: 'embedded', secrets });
    const disclose = (id: string) =>
      source.disclose(id, draft()).then(({ ownerPassword }) => ownerPassword, codeOf);
    expect(await disclose('1')).toBe('store.secretUnreadable');
    expect(await disclose('2')).toBe(owners[1]);
  } finally {
    await store.dispose();
  }
});
