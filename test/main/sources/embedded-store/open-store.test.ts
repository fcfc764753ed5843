import { randomFillSync } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { type TempFolder, tempFolder } from './test-store.ts';

let folder: TempFolder;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'deep', 'er', 'store.db');
});
afterEach(() => {
  folder.remove();
});

const open = (changes: Partial<Parameters<typeof openStore>[0]> = {}) =>
  openStore({ file, purpose: 'organisation', ...changes });

async function make(): Promise<void> {
  const db = await open();
  const log = storeAuditLog(db, manualClock());
  for (let n = 0; n < 30; n += 1) await log.append(draft());
  await closeStore(db);
}

describe('making a store', () => {
  test.skipIf(process.platform === 'win32')(
    'makes the folders and the file for its owner alone',
    { meta: { reason: 'Windows keeps rights in lists, not in modes' } },
    async () => {
      await closeStore(await open());
      expect(statSync(join(folder.path, 'deep')).mode & 0o777).toBe(0o700);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    },
  );

  test('every commit is synchronous and guarded', async () => {
    const db = await open();
    const pragma = async (name: string) =>
      Object.values((await db.raw<readonly object[]>(`pragma ${name}`))[0] ?? {})[0] as unknown;
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('recursive_triggers')).toBe(1);
    expect(await pragma('trusted_schema')).toBe(0);
    expect(await pragma('cell_size_check')).toBe(1);
    // Waiting inside SQLite stops everything else.
    expect(await pragma('busy_timeout')).toBeLessThanOrEqual(10);
    await closeStore(db);
  });

  test('a failure on the way leaves nothing behind', async () => {
    const fill = () => Promise.reject(new Error('no data'));
    await expect(open({ fill })).rejects.toMatchObject({ code: 'store.unavailable' });
    expect(readdirSync(join(folder.path, 'deep', 'er'))).toEqual([]);
  });

  test('cancelling leaves nothing behind', async () => {
    const controller = new AbortController();
    const fill = async () => {
      controller.abort();
    };
    await expect(open({ fill, signal: controller.signal })).rejects.toMatchObject({
      code: 'request.cancelled',
    });
    expect(readdirSync(join(folder.path, 'deep', 'er'))).toEqual([]);
    await closeStore(await open());
  });

  test('two that make it at once share the one that was quicker', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const logs = stores.map((db) => storeAuditLog(db, manualClock()));
    await Promise.all(logs.map((log) => log.append(draft())));
    expect(await Promise.all(logs.map((log) => log.newestSequence()))).toEqual([3, 3, 3]);
    await Promise.all(stores.map(closeStore));
    expect(
      readdirSync(join(folder.path, 'deep', 'er')).filter((name) => name.endsWith('.new')),
    ).toEqual([]);
  });

  test('a log left over from a lost store is put aside, not replayed', async () => {
    mkdirSync(join(folder.path, 'deep', 'er'), { recursive: true });
    writeFileSync(`${file}-wal`, 'left over');
    const db = await open();
    expect(readFileSync(`${file}-wal.left-over`, 'utf8')).toBe('left over');
    await closeStore(db);
  });

  test('a store survives being closed and opened', async () => {
    await make();
    const db = await open();
    expect(await storeAuditLog(db, manualClock()).newestSequence()).toBe(30);
    await closeStore(db);
  });
});

describe('a file that is not ours stays byte for byte as it is', () => {
  const JPEG = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]),
    Buffer.from('JFIF\0'),
    randomFillSync(Buffer.alloc(9_000)),
  ]);
  const corrupt = (from: number, length: number): void => {
    const bytes = readFileSync(file);
    randomFillSync(bytes, from, length);
    writeFileSync(file, bytes);
  };

  test.each<[string, string, () => void | Promise<void>]>([
    [
      'random bytes',
      'store.damaged',
      () => {
        writeFileSync(file, randomFillSync(Buffer.alloc(20_000)));
      },
    ],
    [
      'a few bytes',
      'store.damaged',
      () => {
        writeFileSync(file, 'hello');
      },
    ],
    [
      'an empty file',
      'store.damaged',
      () => {
        writeFileSync(file, '');
      },
    ],
    [
      'a JPEG',
      'store.damaged',
      () => {
        writeFileSync(file, JPEG);
      },
    ],
    [
      'only the header of a database',
      'store.damaged',
      async () => {
        await make();
        truncateSync(file, 100);
      },
    ],
    [
      'a store cut short',
      'store.damaged',
      async () => {
        await make();
        truncateSync(file, Math.floor(statSync(file).size / 2));
      },
    ],
    [
      'a store cut inside its last page',
      'store.damaged',
      async () => {
        await make();
        truncateSync(file, statSync(file).size - 1_000);
      },
    ],
    [
      'a store with a bent header',
      'store.damaged',
      async () => {
        await make();
        corrupt(16, 60);
      },
    ],
    [
      'a store with bent pages',
      'store.damaged',
      async () => {
        await make();
        corrupt(8_192, 20_000);
      },
    ],
    [
      "another program's database",
      'store.damaged',
      () => {
        const other = new Database(file);
        other.exec('create table contacts (name text)');
        other.close();
      },
    ],
    [
      'a store without its tables',
      'store.damaged',
      () => {
        const other = new Database(file);
        other.exec('pragma application_id = 0x4b44534b; create table contacts (name text)');
        other.close();
      },
    ],
    [
      'a store of a newer console',
      'store.newer',
      async () => {
        await make();
        const other = new Database(file);
        other.exec('update store_info set schema_version = 99; pragma wal_checkpoint(truncate)');
        other.close();
      },
    ],
    [
      'a demo store',
      'store.wrongPurpose',
      async () => {
        await closeStore(await open({ purpose: 'demo' }));
      },
    ],
  ])('%s', async (_what, code, prepare) => {
    mkdirSync(join(folder.path, 'deep', 'er'), { recursive: true });
    await prepare();
    const before = readFileSync(file);
    // A copy, so that no connection of this process still holds the file.
    const copy = join(folder.path, 'copy', 'store.db');
    mkdirSync(join(folder.path, 'copy'));
    copyFileSync(file, copy);
    await expect(openStore({ file: copy, purpose: 'organisation' })).rejects.toMatchObject({
      code,
    });
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(readdirSync(join(folder.path, 'copy'))).toEqual(['store.db']);
  });

  test('a real store never opens as the demo', async () => {
    await make();
    await expect(open({ purpose: 'demo' })).rejects.toMatchObject({ code: 'store.wrongPurpose' });
  });

  test('a folder in its place', async () => {
    mkdirSync(file, { recursive: true });
    await expect(open()).rejects.toMatchObject({
      code: expect.stringMatching(/^store\./) as string,
    });
  });
});

describe('rights', () => {
  test('a file others made readable is used as it is', async () => {
    await make();
    chmodSync(file, 0o644);
    const db = await open();
    expect(await storeAuditLog(db, manualClock()).newestSequence()).toBe(30);
    await closeStore(db);
  });

  test('a cancelled opening does not begin', async () => {
    await expect(open({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'request.cancelled',
    });
    expect(existsSync(join(folder.path, 'deep'))).toBe(false);
  });
});
