import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { keyFileText, keyInFile, storeKeyOf } from '#main/domain/recovery/store-key.ts';
import { publicKeyOf } from '#main/domain/reports/report-signature.ts';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { groupOf } from '#shared/recovery/recovery-password.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { standsIn } from '#test/find-secret.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { ROOT } from '#test/root.ts';
import { makeOldStore } from '#test/torture/old-store.ts';
import { PASSWORD } from '#test/torture/store-with-keys.ts';
import {
  alterEntry,
  copyEntries,
  cutAfter,
  entriesIn,
  makeStoreWithEntries,
} from './broken-store.ts';

/** Of the import, which stops after a whole one. */
const BATCH_SIZE = 500;
/** More than can be imported while a signal is on its way. */
const MANY_ROWS = 50_000;
const HEADING = 'Recovery Key ID,Recovery Password,Computer\n';
const DOMAIN = ['--domain', 'CONTOSO', '--dns-domain', 'contoso.test'];

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

let folder: TempFolder;
let store: string;
let csv: string;
beforeEach(() => {
  folder = tempFolder();
  store = join(folder.path, 'store.db');
  csv = join(folder.path, 'keys.csv');
});
afterEach(() => {
  folder.remove();
});

function start(...args: readonly string[]) {
  const { KEYDESK_STORE_PASSWORD: _none, ...env } = process.env;
  return spawn(process.execPath, [join(ROOT, '.config/commands/store.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
  });
}

async function run(
  args: readonly string[],
  /** Ends it as Ctrl+C does, once it has said this. */
  stopAt?: string,
): Promise<Ended> {
  const child = start(...args);
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const hasSaid = (part = '') => part !== '' && said.includes(part);
    const was = hasSaid(stopAt);
    said += text;
    // Once: the second time it would end in the middle.
    if (!was && hasSaid(stopAt)) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, said, complained };
}

function row(index: number): string {
  const id = `${index.toString(16).padStart(8, '0').toUpperCase()}-0000-4000-8000-000000000000`;
  const password = Array.from({ length: 8 }, (_none, group) =>
    groupOf((index * 8 + group) % 65_536),
  ).join('-');
  return `${id},${password},WS-${index}\n`;
}

/** What others may do with a file. Windows has no such bits. */
const othersMay = (file: string) =>
  process.platform === 'win32' ? 0 : statSync(file).mode & 0o077;

async function storedKeys(): Promise<number> {
  const db = connect(store);
  const keys: readonly unknown[] = await db('protectors').select('key_id');
  await closeStore(db);
  return keys.length;
}

describe('an import', () => {
  test('prints no key, whatever libraries are told to print', async () => {
    vi.stubEnv('DEBUG', '*');
    writeFileSync(csv, HEADING + row(1));
    const ended = await run(['import', '--file', store, '--csv', csv, ...DOMAIN]);
    vi.unstubAllEnvs();
    expect(ended).toMatchObject({ code: 0, complained: '' });
    expect(await storedKeys()).toBe(1);
  });

  test('makes a store in a file and lists the rows it leaves out; the store is whole', async () => {
    const report = join(folder.path, 'left-out.csv');
    writeFileSync(csv, `${HEADING}${row(1)}no-id,,WS-9\n${row(2)}`);
    const words = ['--csv', csv, '--file', store, ...DOMAIN, '--report', report];
    const { code, said, complained } = await run(['import', ...words]);
    expect([code, complained]).toEqual([0, '']);
    expect(said).toContain(`There is no store in ${store} yet: a new one is made.`);
    expect(said).toContain('left out: line 3: the key ID is missing or is no GUID');
    expect(said).toContain('3 read: 2 added, 0 there already, 1 left out');
    expect(readFileSync(report, 'utf8')).toBe(
      'where,key ID,reason\r\n"line 3","","the key ID is missing or is no GUID"\r\n',
    );

    const checked = await run(['verify', '--file', store]);
    expect([checked.code, checked.complained]).toEqual([0, '']);
    expect(checked.said).toContain('The audit log is whole: 0 entries');
  });

  test('encrypts what it takes, and says where the key is', async () => {
    writeFileSync(csv, HEADING + row(1));
    const words = ['import', '--file', store, '--csv', csv, ...DOMAIN];
    const { code, said } = await run(words);
    const [, password = ''] = row(1).split(',');
    const key = keyInFile(readFileSync(`${store}.key`, 'utf8'));
    expect([code, key?.id, othersMay(`${store}.key`)]).toEqual([0, expect.any(String), 0]);
    expect(said).toContain(`Their key ${key?.id} is in ${store}.key. Keep a copy`);
    expect(standsIn(store, password)).toBe(false);
    expect(said).not.toContain(Buffer.from(key?.bytes ?? []).toString('base64'));
    const checked = await run(['verify', '--file', store]);
    expect(checked.said).toContain(`Secrets are encrypted with the key ${key?.id}.`);

    // Again, as when it was stopped: the key is there, and so is what was imported.
    writeFileSync(csv, HEADING + row(1) + row(2));
    expect((await run(words)).said).toContain('2 read: 1 added, 1 there already, 0 left out');
    expect(standsIn(store, row(2).split(',')[1] ?? '')).toBe(false);
  });

  test('into a store whose key a console has taken in needs the administrator’s file', async () => {
    const keyFile = join(folder.path, 'administrators.key');
    writeFileSync(csv, HEADING + row(1));
    const words = ['import', '--file', store, '--csv', csv, ...DOMAIN];
    expect((await run([...words, '--key-file', keyFile])).code).toBe(0);
    expect(readFileSync(`${store}.key`, 'utf8')).toBe(readFileSync(keyFile, 'utf8'));
    rmSync(`${store}.key`);

    const refused = await run(words);
    expect([refused.code, existsSync(`${store}.key`)]).toEqual([3, false]);
    expect(refused.complained).toContain('--key-file FILE names the file in which');
    const other = join(folder.path, 'other.key');
    writeFileSync(other, 'no key');
    expect((await run([...words, '--key-file', other])).complained).toContain(
      `There is no key of this kind in ${other}`,
    );
    const { said } = await run([...words, '--key-file', keyFile]);
    expect(said).toContain('1 read: 0 added, 1 there already, 0 left out');
    // Handing the key to a further person is a command of its own.
    expect(existsSync(`${store}.key`)).toBe(false);
    expect((await run(['encrypt', '--file', store, '--key-file', keyFile])).code).toBe(0);
    expect(readFileSync(`${store}.key`, 'utf8')).toBe(readFileSync(keyFile, 'utf8'));
  });

  test('that finds secrets in clear encrypts them as well', async () => {
    const old = await makeOldStore(store, MIGRATIONS.length);
    expect((await run(['verify', '--file', store])).said).toContain(
      'The secrets in this store are not encrypted.',
    );
    const { code, said } = await run(['encrypt', '--file', store]);
    expect([code, standsIn(store, PASSWORD)]).toEqual([0, false]);
    expect(said).toContain('All secrets of this store are encrypted now.');
    expect(await storedKeys()).toBe(old.keys);
    expect((await run(['encrypt', '--file', `${store}.not-there`])).code).toBe(3);
  });

  test('of a file without the columns leaves neither a store nor a report', async () => {
    const report = join(folder.path, 'left-out.csv');
    writeFileSync(csv, 'Computer,User\nWS-1,anna\n');
    const words = ['--csv', csv, '--file', store, '--report', report];
    const { code, complained } = await run(['import', ...words]);
    expect(code).toBe(3);
    expect(complained).toContain('no column for: key-id, password');
    expect([existsSync(store), existsSync(report)]).toEqual([false, false]);
  });

  test('says what keys were taken without, and lists it', async () => {
    const report = join(folder.path, 'left-out.csv');
    const [id, password] = row(1).trim().split(',');
    writeFileSync(csv, `${HEADING.trim()},Date,User\n${id},${password},WS-1,03/04/2026,a@b\n`);
    const words = ['--csv', csv, '--file', store, ...DOMAIN, '--report', report];
    const { code, said } = await run(['import', ...words]);
    expect(code).toBe(0);
    expect(said).toContain('1 read: 1 added, 0 there already, 0 left out');
    expect(said).toContain('1 key taken without the date: it may be one of two days (--dates dmy,');
    expect(said).toContain('1 key taken without a user: it is not DOMAIN\\name');
    expect(readFileSync(report, 'utf8').split('\r\n').slice(1, -1)).toEqual([
      `"line 2","${id}","taken without a user: it is not DOMAIN\\name"`,
      `"line 2","${id}","taken without the date: it may be one of two days ` +
        '(--dates dmy, mdy or ymd gives the order)"',
    ]);
  });

  test('that is tried first shows what it would take, and needs no store', async () => {
    writeFileSync(csv, `#TYPE x\n${HEADING}${row(1)}no-id,,WS-9\n${row(2).repeat(20)}`);
    const { code, said, complained } = await run(['import', '--csv', csv, ...DOMAIN, '--dry-run']);
    expect([code, complained, holdsSecret(said)]).toEqual([0, '', false]);
    expect(said).toContain('key-id is read from the column "Recovery Key ID"');
    expect(said).toContain('line 3: 00000001-0000-4000-8000-000000000000; password ••••••');
    expect(said).toContain('line 4: left out: the key ID is missing or is no GUID');
    expect(said).toContain('computer CONTOSO\\WS-2 (contoso.test)');
    expect(said).not.toContain('line 20:');
    expect(said).toContain('22 read: 21 can be taken, 1 would be left out. No store was asked');
    expect(existsSync(store)).toBe(false);
  });

  test('of a file with two columns for the key ID names both, and what to do', async () => {
    const doubtful = HEADING.replace('Computer', 'Computer,Key Protector ID');
    writeFileSync(csv, `${doubtful}${row(1)}`);
    const { code, complained } = await run(['import', '--csv', csv, '--file', store, ...DOMAIN]);
    expect(code).toBe(3);
    expect(complained).toContain('the key-id: Recovery Key ID, Key Protector ID.');
    expect(complained).toContain('--columns "key-id=HEADING" says which one it is');
    expect(existsSync(store)).toBe(false);
  });

  test('never writes over a report that is there', async () => {
    writeFileSync(csv, `${HEADING}${row(1)}`);
    const report = join(folder.path, 'left-out.csv');
    writeFileSync(report, 'of last week');
    const words = ['--csv', csv, '--file', store, ...DOMAIN, '--report', report];
    const { code, complained } = await run(['import', ...words]);
    expect(code).toBe(3);
    expect(complained).toContain(`The report ${report} cannot be written: EEXIST`);
    expect(readFileSync(report, 'utf8')).toBe('of last week');
    expect(await storedKeys()).toBe(0);
  });

  // Windows knows no signals: there Ctrl+C reaches a process through its console.
  test.skipIf(process.platform === 'win32')(
    'that is stopped ends after a whole batch, and goes on where it ended',
    async () => {
      const rows = Array.from({ length: MANY_ROWS }, (_none, index) => row(index));
      writeFileSync(csv, `${HEADING}no-id,,WS-9\n${rows.join('')}`);
      const words = ['--csv', csv, '--file', store, ...DOMAIN];
      const { code, said, complained } = await run(['import', ...words], 'left out: line 2');
      expect([code, said]).toEqual([130, expect.stringContaining('Stopping')]);
      expect(complained).toContain('Stopped. Run it again');
      const written = await storedKeys();
      expect(written % BATCH_SIZE).toBe(0);
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(MANY_ROWS);

      writeFileSync(csv, `${HEADING}${rows.slice(0, written + 1).join('')}`);
      const again = await run(['import', ...words]);
      expect(again.said).toContain(`${written + 1} read: 1 added, ${written} there already`);
    },
  );
});

describe('a check', () => {
  test('of a store whose log was changed says where, and ends with 1', async () => {
    await makeStoreWithEntries(store, 3);
    expect((await run(['verify', '--file', store])).said).toContain('3 entries');
    await alterEntry(store, 2);
    const { code, said } = await run(['verify', '--file', store]);
    expect(said).toContain('NOT GOOD: The audit log is broken at entry 2');
    expect(code).toBe(1);
  });

  test('of a file that is no store ends with 1, and leaves it as it is', async () => {
    writeFileSync(store, 'no store at all');
    const { code, complained } = await run(['verify', '--file', store]);
    expect([code, complained]).toEqual([1, expect.stringContaining('The store is damaged')]);
    expect(readFileSync(store, 'utf8')).toBe('no store at all');
  });

  test('of a file that is not there makes none', async () => {
    const { code, complained } = await run(['verify', '--file', store]);
    expect([code, complained]).toEqual([3, expect.stringContaining(`no file ${store}`)]);
    expect(existsSync(store)).toBe(false);
  });
});

describe('a check beside what a witness has', () => {
  let anchors: string;
  /** Entries of a store, and the lines of a witness that has all of them. */
  beforeEach(async () => {
    anchors = join(folder.path, 'witness.log');
    await makeStoreWithEntries(store, 6);
    writeFileSync(
      anchors,
      (await entriesIn(store)).map((one) => `${syslogMessage(one)}\n`).join(''),
    );
  });
  const check = async (file = store) => {
    const { code, said, complained } = await run(['verify', '--file', file, '--anchors', anchors]);
    return [code, said + complained];
  };

  test('of the log it came from, and has grown since, ends with 0', async () => {
    await makeStoreWithEntries(store, 3);
    expect(await check()).toEqual([0, expect.stringContaining('fits all 6 anchors')]);
  });

  test('of a log whose tail was cut ends with 4', async () => {
    await cutAfter(store, 4);
    expect((await run(['verify', '--file', store])).code).toBe(0);
    expect(await check()).toEqual([4, expect.stringContaining('cut off after entry 4')]);
  });

  test('of an older copy that was put back and written on ends with 5', async () => {
    const copy = join(folder.path, 'copy.db');
    await cutAfter(store, 4);
    copyFileSync(store, copy);
    await makeStoreWithEntries(copy, 20, { atMs: 9_000_000 });
    expect(await check(copy)).toEqual([
      5,
      expect.stringContaining('put back to an older state, that of entry 4'),
    ]);
  });

  test.each([
    ['from an altered entry on', 3, 4],
    ['as a whole', 0, 1],
  ])('of a log that was made anew %s ends with 6', async (_what, kept, from) => {
    const anew = join(folder.path, 'anew.db');
    await makeStoreWithEntries(anew, 0);
    await copyEntries(store, anew, kept);
    expect(await check(anew)).toEqual([
      6,
      expect.stringContaining(`made anew from entry ${from} on`),
    ]);
  });

  test('of a log whose chain is broken says that first', async () => {
    await alterEntry(store, 2);
    expect(await check()).toEqual([1, expect.stringContaining('broken at entry 2')]);
  });

  test.each([
    ['is not there', undefined, 'cannot be read'],
    ['has none', 'Jan 1 host sshd: hello\n', 'There is no anchor in'],
  ])('whose file %s cannot be made', async (_what, text, sentence) => {
    anchors = join(folder.path, 'other.log');
    if (text !== undefined) writeFileSync(anchors, text);
    expect(await check()).toEqual([3, expect.stringContaining(sentence)]);
  });
});

test('a signing key is made once, and its public key is said each time', async () => {
  const file = join(folder.path, 'signing.key');
  const { code, said } = await run(['signing-key', '--key-file', file]);
  const key = keyInFile(readFileSync(file, 'utf8'), 'signing');
  expect([code, said]).toEqual([
    0,
    expect.stringContaining(publicKeyOf(key?.bytes ?? new Uint8Array())),
  ]);
  expect((await run(['signing-key', '--key-file', file])).said).toBe(said);
  // A key of a store is none to sign with.
  writeFileSync(file, keyFileText(storeKeyOf(Buffer.alloc(32, 7))));
  expect((await run(['signing-key', '--key-file', file])).code).toBe(3);
});

test('a password nobody can be asked for is named', async () => {
  const words = ['--server=sql1', '--database', 'Keydesk', '--login', 'dba'];
  const { code, complained } = await run(['verify', ...words]);
  expect([code, complained]).toEqual([3, expect.stringContaining('KEYDESK_STORE_PASSWORD')]);
});

test.each([[[]], [['verify', '--quick']]])(
  '%j gets the usage, and ends with 2',
  async (args: readonly string[]) => {
    const { code, said, complained } = await run(args);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toContain('npm run store -- verify  STORE');
  },
);
