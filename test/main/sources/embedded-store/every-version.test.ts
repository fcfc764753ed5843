import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import {
  FIXTURE_ENTRIES,
  FIXTURE_KEYS,
  FIXTURE_OWNER,
  FIXTURE_PASSWORD,
  fixtureFile,
} from '#test/fixtures/stores/make-fixture.ts';
import { WHERE_MOUNTED, canMount } from '#test/media/mounting.ts';
import { type TempFolder, tempFolder } from './test-store.ts';

// Stores as consoles of each version of the schema left them. A store has no copy beside it while
// it is upgraded: all steps are one transaction, so the old store or the new one is on the disk.

const VERSIONS = MIGRATIONS.map((_step, at) => at + 1).filter((version) =>
  existsSync(fixtureFile(version)),
);
const NO_SIGNAL = { signal: new AbortController().signal };

let folder: TempFolder;
let disk: string;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  disk = join(folder.path, 'disk');
  mkdirSync(disk);
  file = join(disk, 'store.db');
});
afterEach(() => {
  folder.remove();
});

const lay = (version: number) => {
  writeFileSync(file, gunzipSync(readFileSync(fixtureFile(version))));
};
const open = () => openStore({ file, purpose: 'organisation' });

/** Whether everything that was in it is there. */
async function expectWhole(db: Knex): Promise<void> {
  expect(await db.raw('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await db.raw('pragma foreign_key_check')).toEqual([]);
  expect(await storeAuditLog(db, manualClock()).verify(NO_SIGNAL)).toMatchObject({
    intact: true,
    count: FIXTURE_ENTRIES,
  });
  expect(await db('protectors').orderBy('key_id').pluck('key_id')).toEqual(FIXTURE_KEYS);
  expect(await db('tpm_owners').pluck('owner_password')).toEqual([FIXTURE_OWNER]);
}

test('no version of the past is without a store', () => {
  // The newest one gets its own when it is released: see test/README.md.
  expect(VERSIONS).toEqual(VERSIONS.map((_version, at) => at + 1));
  expect(VERSIONS.length).toBeGreaterThanOrEqual(14);
});

test.each(VERSIONS)('a store of version %i opens, with all that is in it', async (version) => {
  lay(version);
  const db = await open();
  expect(await db('store_info').pluck('schema_version')).toEqual([MIGRATIONS.length]);
  await expectWhole(db);
  const keyId = RecoveryKeyId.parse(FIXTURE_KEYS[1]);
  const source = storeRecoverySource(db, manualClock(), { name: 'store' });
  const { recoveryPassword } = await source.disclose(keyId, draft({ keyId }));
  expect(recoveryPassword).toBe(FIXTURE_PASSWORD);
  await closeStore(db);
});

test('a store of a newer version is refused, and left byte for byte as it is', async () => {
  lay(VERSIONS.length);
  const newer = connect(file);
  await newer('store_info').update({ schema_version: MIGRATIONS.length + 1 });
  await closeStore(newer);
  const before = readFileSync(file);
  expect(await open().then(() => 'opened', codeOf)).toBe('store.newer');
  expect(readFileSync(file).equals(before)).toBe(true);
});

describe.runIf(canMount())('a full disk', WHERE_MOUNTED, () => {
  afterEach(() => execFileSync('umount', ['-l', disk]));

  test.each([1, 7, 13])(
    'leaves a store of version %i as it was, until there is room',
    async (version) => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk]);
      lay(version);
      const { length } = readFileSync(file);
      const size = Math.ceil(length / 4096) * 4096 + 16 * 4096;
      execFileSync('mount', ['-o', `remount,size=${size}`, disk]);
      expect(await open().then(() => 'opened', codeOf)).toBe('store.full');
      execFileSync('mount', ['-o', 'remount,size=8m', disk]);
      const old = connect(file);
      expect(await old('store_info').pluck('schema_version')).toEqual([version]);
      await closeStore(old);
      const db = await open();
      await expectWhole(db);
      await closeStore(db);
    },
  );
});
