import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { codeOf } from '#shared/errors.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { leaveTransactionBehind } from './left-behind.ts';
import { KEY, PASSWORD, openOneKeyStore } from './one-key-store.ts';
import { type TempFolder, tempFolder } from './test-store.ts';

// What an operator can do to the log that watches them: the file is theirs, and so is the console.

let folder: TempFolder;
let file: string;
let store: EmbeddedStore;
beforeEach(async () => {
  folder = tempFolder();
  file = join(folder.path, 'store.db');
  store = await open();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const open = (): Promise<EmbeddedStore> => openOneKeyStore(file, { clock: manualClock() });

/** The password, or the code of the refusal. */
async function disclosed(): Promise<string> {
  return store
    .source('store')
    .recovery.disclose(KEY, draft({ keyId: KEY, action: 'disclose', result: 'successful' }))
    .then(({ recoveryPassword }) => recoveryPassword, codeOf);
}

/** A secret for a source that keeps no record of its own: no entry, no secret. */
async function intended(): Promise<string> {
  return store.auditLog
    .append(draft({ action: 'disclose', result: 'intended' }))
    .then(() => 'written', codeOf);
}

async function discloseSome(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) expect(await disclosed()).toBe(PASSWORD);
}

/** What another program does to the file. */
function tamper(...statements: readonly string[]): void {
  const db = new Database(file);
  for (const statement of statements) db.exec(statement);
  db.close();
}

const GUARDS = ['audit_entries_are_final', 'audit_entries_are_kept'] as const;

/** Changes entries behind their guards, and puts the guards back. */
function alterEntries(statement: string): void {
  const db = new Database(file);
  const sql = GUARDS.map(
    (name) =>
      (db.prepare('select sql from sqlite_schema where name = ?').all([name])[0] as { sql: string })
        .sql,
  );
  for (const name of GUARDS) db.exec(`drop trigger ${name}`);
  db.exec(statement);
  for (const guard of sql) db.exec(guard);
  db.close();
}

describe.skipIf(process.platform === 'win32')(
  'while the store is open',
  { meta: { reason: 'Windows lets nobody remove or cut a file that is open' } },
  () => {
    test.each([
      [
        'unlinked',
        () => {
          rmSync(file);
        },
      ],
      [
        'moved away',
        () => {
          renameSync(file, `${file}.old`);
        },
      ],
      [
        'replaced by a copy of itself',
        () => {
          copyFileSync(file, `${file}.copy`);
          renameSync(`${file}.copy`, file);
        },
      ],
      [
        'without its write-ahead log',
        () => {
          rmSync(`${file}-wal`);
        },
      ],
      [
        'with its write-ahead log replaced',
        () => {
          replace(`${file}-wal`);
        },
      ],
      [
        'with its write-ahead log emptied',
        () => {
          truncateSync(`${file}-wal`);
        },
      ],
      [
        'with its write-ahead log cut in the middle',
        () => {
          truncateSync(`${file}-wal`, Math.floor(statSync(`${file}-wal`).size / 2));
        },
      ],
      [
        'without the end of its write-ahead log',
        () => {
          truncateSync(`${file}-wal`, statSync(`${file}-wal`).size - 1);
        },
      ],
      [
        'with its write-ahead log hollowed out',
        () => {
          hollow(`${file}-wal`);
        },
      ],
      [
        'without its shared memory',
        () => {
          rmSync(`${file}-shm`);
        },
      ],
    ])('%s: no secret, no entry that would be lost', async (_what, attack) => {
      await discloseSome(5);
      attack();
      expect(await disclosed()).toBe('store.replaced');
      expect(await disclosed()).toBe('store.replaced');
      expect(await intended()).toBe('store.replaced');
    });

    test('with an entry of another console altered in its write-ahead log', async () => {
      await discloseSome(2);
      const other = await open();
      await other.auditLog.append(draft());
      alterEnd(`${file}-wal`);
      expect(await disclosed()).toMatch(/^store\./);
      await other.close().catch(() => undefined);
    });

    test('overwritten in place with what it was before: the newest entry is missed', async () => {
      await discloseSome(1);
      tamper('pragma wal_checkpoint(truncate)');
      const before = readFileSync(file);
      await discloseSome(3);
      tamper('pragma wal_checkpoint(truncate)');
      writeFileSync(file, before);
      expect(await disclosed()).toMatch(/^store\.(altered|damaged)$/);
    });
  },
);

function replace(path: string): void {
  const bytes = readFileSync(path);
  rmSync(path);
  writeFileSync(path, bytes);
}

function hollow(path: string): void {
  const { size } = statSync(path);
  const handle = openSync(path, 'r+');
  ftruncateSync(handle, 0);
  ftruncateSync(handle, size);
  closeSync(handle);
}

/** Alters a byte of the last frame, where the text of an entry may be or nothing. */
function alterEnd(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 50] = (bytes.at(-50) ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('another program', () => {
  const IGNORED = `create trigger planted before insert on audit_entries begin
    select raise(ignore); end`;
  test.each([
    ['plants a trigger that swallows entries', [IGNORED]],
    ['takes a guard away', ['drop trigger audit_entries_are_kept']],
    ['adds a view', ['create view planted as select 1']],
    [
      'weakens a guard under its own name',
      [
        'drop trigger audit_entries_are_kept',
        `create trigger audit_entries_are_kept before delete on audit_entries
          begin select 1; end`,
      ],
    ],
  ])('%s: nothing goes out', async (_what, statements) => {
    await discloseSome(2);
    tamper(...statements);
    expect(await disclosed()).toBe('store.altered');
    expect(await intended()).toBe('store.altered');
    await store.close();
    await expect(open()).rejects.toMatchObject({ code: 'store.altered' });
  });

  test('plants a trigger under the number of the schema before: it swallows nothing', async () => {
    await discloseSome(2);
    const db = new Database(file);
    const [before] = db.prepare('pragma schema_version').all([]) as [{ schema_version: number }];
    db.exec(IGNORED);
    db.exec(`pragma schema_version = ${before.schema_version}`);
    db.close();
    await discloseSome(1);
    expect(await store.auditLog.newestSequence()).toBe(3);
    await store.close();
    await expect(open()).rejects.toMatchObject({ code: 'store.altered' });
  });

  test('removes the newest entries: they are missed', async () => {
    await discloseSome(5);
    alterEntries('delete from audit_entries where sequence > 3');
    expect(await disclosed()).toBe('store.altered');
  });

  test.each([
    ['hash', '0'.repeat(64)],
    ['operator', 'CONTOSO\\somebody'],
  ])('changes the newest entry (%s): nothing goes out', async (column, value) => {
    await discloseSome(2);
    alterEntries(`update audit_entries set ${column} = '${value}' where sequence = 2`);
    expect(await disclosed()).toBe('store.altered');
  });

  test('is killed, and leaves a transaction in the log that SQLite writes over', async () => {
    await discloseSome(2);
    leaveTransactionBehind(`${file}-wal`);
    const other = await open();
    const beside = other.source('store').recovery;
    await expect(beside.disclose(KEY, draft({ keyId: KEY }))).resolves.toMatchObject({
      recoveryPassword: PASSWORD,
    });
    await other.close();
    await discloseSome(1);
  });

  test('works with the store beside this one as it should', async () => {
    await discloseSome(2);
    const other = await open();
    const beside = other.source('store').recovery;
    for (let n = 0; n < 3; n += 1) {
      await beside.disclose(KEY, draft({ keyId: KEY }));
      await discloseSome(1);
    }
    await other.close();
    tamper('pragma wal_checkpoint(truncate)');
    await discloseSome(1);
    tamper('analyze');
    await discloseSome(1);
    expect(await store.auditLog.newestSequence()).toBe(10);
  });

  test('makes the write-ahead log start again and again', async () => {
    for (let n = 0; n < 10; n += 1) {
      await discloseSome(2);
      tamper(`pragma wal_checkpoint(${n % 2 === 0 ? 'restart' : 'truncate'})`);
    }
    expect(await store.auditLog.newestSequence()).toBe(20);
  });
});

describe('an entry altered before the console was started', () => {
  beforeEach(async () => {
    await discloseSome(4);
    alterEntries("update audit_entries set operator = 'CONTOSO\\somebody' where sequence = 2");
    await store.close();
    store = await open();
  });

  test('nothing goes out', async () => {
    expect(await disclosed()).toBe('store.altered');
    expect(await intended()).toBe('store.altered');
  });

  test('people still sign in, and the report shows where it broke', async () => {
    await store.auditLog.append(signIn('CONTOSO\\op'));
    const { signal } = new AbortController();
    expect(await store.auditLog.verify({ signal })).toMatchObject({ intact: false, brokenAt: 2 });
  });
});
