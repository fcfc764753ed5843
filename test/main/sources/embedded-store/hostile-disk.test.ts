import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { WHERE_MOUNTED, canMount } from '#test/media/mounting.ts';
import { type TempFolder, addProtectors, tempFolder } from './test-store.ts';

const isRoot = process.getuid?.() === 0;
const WHY_CHMOD = 'root writes to everything, whatever its mode';

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

const open = () => openStore({ file, purpose: 'organisation' });

describe.runIf(canMount())('a disk of its own', WHERE_MOUNTED, () => {
  // libsql lets go of a file some time after it is closed, hence lazily.
  afterEach(() => execFileSync('umount', ['-l', disk]));
  const mount = (options: string): void => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', disk]);
  };
  const remount = (options: string): void => {
    execFileSync('mount', ['-o', `remount,${options}`, disk]);
  };

  test('read-only, with a store on it', async () => {
    mount('size=8m');
    await closeStore(await open());
    // A copy: a connection that still holds the store would keep the disk busy.
    const bytes = readFileSync(file);
    execFileSync('umount', ['-l', disk]);
    mount('size=8m');
    writeFileSync(file, bytes);
    remount('ro');
    await expect(open()).rejects.toMatchObject({ code: 'store.readOnly' });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(disk)).toEqual(['store.db']);
  });

  test('read-only, without a store', async () => {
    mount('size=8m');
    remount('ro');
    await expect(open()).rejects.toMatchObject({ code: 'store.readOnly' });
  });

  test('too small for a new store: nothing is left of the attempt', async () => {
    mount('size=64k');
    await expect(open()).rejects.toMatchObject({ code: 'store.full' });
    expect(readdirSync(disk)).toEqual([]);
  });

  test('fills up: the entry is refused, no secret comes out, and the rest is whole', async () => {
    mount('size=2m');
    const keyId = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
    const db = await openStore({
      file,
      purpose: 'organisation',
      fill: async (empty) => {
        await empty('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
        await addProtectors(empty, [
          {
            keyId,
            computer: 'WS-1',
            users: [],
            volume: { kind: 'fixed', driveLetter: 'D:' },
            recoveryPassword: 'x',
            keyPackage: undefined,
            escrowedAt: '2026-01-01T00:00:00.000Z',
          },
        ]);
      },
    });
    const log = storeAuditLog(db, manualClock());
    const source = storeRecoverySource(db, manualClock(), { name: 'store' });
    const failure = await (async () => {
      for (let n = 0; n < 5_000; n += 1) await log.append(draft({ note: 'x'.repeat(400) }));
    })().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'store.full' });
    const written = await log.newestSequence();
    await expect(
      source.disclose(keyId, draft({ keyId, note: 'x'.repeat(450) })),
    ).rejects.toMatchObject({ code: 'store.full' });
    const found = await source.find({ kind: 'whole', start: keyId }, 1, {
      signal: new AbortController().signal,
    });
    expect(found.matches[0]?.state).toBe('current');

    // Room again, and the same connection goes on where it was.
    remount('size=6m');
    await source.disclose(keyId, draft({ keyId }));
    expect(verifyChain(await log.read(1, 10_000))).toMatchObject({
      intact: true,
      count: written + 1,
    });
    await closeStore(db);
  });
});

describe.skipIf(isRoot || process.platform === 'win32')(
  'rights of the file system',
  { meta: { reason: WHY_CHMOD } },
  () => {
    afterEach(() => {
      chmodSync(disk, 0o700);
    });

    test('a read-only file', async () => {
      await closeStore(await open());
      chmodSync(file, 0o400);
      await expect(open()).rejects.toMatchObject({ code: 'store.readOnly' });
    });

    test('a read-only folder, with and without a store', async () => {
      chmodSync(disk, 0o500);
      await expect(open()).rejects.toMatchObject({ code: 'store.readOnly' });
      chmodSync(disk, 0o700);
      await closeStore(await open());
      chmodSync(disk, 0o500);
      await expect(open()).rejects.toMatchObject({ code: 'store.readOnly' });
    });
  },
);
