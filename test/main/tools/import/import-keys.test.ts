import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { passwordOf } from '#main/sources/embedded-store/secrets/places.ts';
import { openText } from '#main/sources/embedded-store/secrets/sealed-value.ts';
import { embeddedTarget } from '#main/tools/import/embedded-target.ts';
import { type ImportCounts, type RefusedRow, importKeys } from '#main/tools/import/import-keys.ts';
import { openFile } from '#main/tools/import/read-file.ts';
import { groupOf } from '#shared/recovery/recovery-password.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { TEST_KEY } from '#test/fakes/store-keys.ts';
import { testStore } from '#test/main/sources/embedded-store/test-store.ts';

const RULES = {
  domain: 'CONTOSO',
  dnsDomain: 'contoso.test',
  dates: undefined,
  volumeNumbers: undefined,
  now: Date.parse('2026-11-25T00:00:00.000Z'),
};
const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const OTHER_ID = 'FFFFFFFF-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';

/** The lines of a file, each with its end. */
const csv = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const withWrongDigit = (password: string) =>
  password.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

describe('importing recovery data', () => {
  let folder: string;
  let store: Awaited<ReturnType<typeof testStore>>;
  let db: Knex;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-import-'));
    store = await testStore();
    ({ db } = store);
  });
  afterEach(async () => {
    await store.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (file: string) =>
    openFile({ file, chosen: new Map(), encoding: undefined, computer: '', isByFolder: false });

  async function importFile(
    file: string,
    {
      signal = new AbortController().signal,
      onProgress = () => undefined,
    }: { readonly signal?: AbortSignal; readonly onProgress?: (counts: ImportCounts) => void } = {},
  ) {
    const refused: RefusedRow[] = [];
    const counts = await importKeys((await open(file)).rows, {
      target: embeddedTarget(db, TEST_KEY),
      rules: RULES,
      onRefused: (row) => refused.push(row),
      onProgress,
      signal,
    });
    expect(holdsSecret(JSON.stringify(refused))).toBe(false);
    return { counts, refused };
  }

  async function importText(text: string | Uint8Array) {
    const file = join(folder, 'keys.csv');
    writeFileSync(file, text);
    return importFile(file);
  }

  const stored = async () => {
    const rows: readonly { key_id: string; recovery_password: string }[] = await db(
      'protectors as p',
    )
      .join('volumes as v', 'v.id', 'p.volume_id')
      .join('computers as c', 'c.id', 'v.computer_id')
      .join('domains as d', 'd.id', 'c.domain_id')
      .select(
        'p.key_id',
        'p.recovery_password',
        'p.escrowed_at',
        'c.name',
        'd.dns_name',
        'v.kind',
        'v.drive_letter',
      )
      .orderBy('p.key_id');
    return rows.map((row) => ({
      ...row,
      recovery_password: openText(TEST_KEY, passwordOf(row.key_id), row.recovery_password),
    }));
  };

  test.skipIf(process.platform !== 'linux')(
    'a file is closed when reading stops early',
    async () => {
      const file = join(folder, 'long.csv');
      writeFileSync(
        file,
        csv('Recovery Key ID,Recovery Password,Computer') +
          csv(`${ID},${PASSWORD},WS-1`).repeat(50_000),
      );
      const openFiles = () =>
        readdirSync('/proc/self/fd').filter(
          (fd) => existsSync(`/proc/self/fd/${fd}`) && readlinkSync(`/proc/self/fd/${fd}`) === file,
        );
      for await (const { where } of (await open(file)).rows) {
        expect([where, openFiles().length]).toEqual(['line 2', 1]);
        break;
      }
      await expect.poll(openFiles).toEqual([]);
    },
  );

  test('a plain file: key, password, computer', async () => {
    const { counts, refused } = await importText(
      `Recovery Key ID,Recovery Password,Computer\r\n${ID},${PASSWORD},WS-1\r\n`,
    );
    expect([counts, refused]).toEqual([{ read: 1, added: 1, known: 0, refused: 0, lost: {} }, []]);
    expect(await stored()).toEqual([
      {
        key_id: ID,
        recovery_password: PASSWORD,
        escrowed_at: null,
        name: 'WS-1',
        dns_name: 'contoso.test',
        kind: 'unknown',
        drive_letter: '',
      },
    ]);
  });

  test.each([
    [
      'UTF-8 with a byte order mark and semicolons',
      (text: string) => `\uFEFF${text.replaceAll(',', ';')}`,
    ],
    [
      'UTF-16 as Windows writes it',
      (text: string) => Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'),
    ],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['everything in quotes', (text: string) => text.replaceAll(/[^,\n]+/g, '"$&"')],
    ['empty lines and old line ends', (text: string) => `\r${text.replaceAll('\n', '\r')}\r\r`],
  ])('%s', async (_what, written) => {
    const columns = [
      ['MachineName', 'WS-Ä'],
      ['Domain', 'contoso.test'],
      ['RecoveryKeyId', `{${ID.toLowerCase()}}`],
      ['RecoveryKey', PASSWORD.replaceAll('-', ' ')],
      ['LastUpdateTime', '2026-01-02 03:04:05.678'],
      ['Drive', 'c:\\'],
      ['Volume Type', 'Operating System Drive'],
      ['User', 'CONTOSO\\anna'],
    ];
    const text = [0, 1].map((row) => `${columns.map((pair) => pair[row]).join(',')}\n`).join('');
    const { counts, refused } = await importText(written(text));
    expect([counts.added, refused]).toEqual([1, []]);
    expect(await stored()).toEqual([
      {
        key_id: ID,
        recovery_password: PASSWORD,
        escrowed_at: '2026-01-02T03:04:05.678Z',
        name: 'WS-Ä',
        dns_name: 'contoso.test',
        kind: 'operating-system',
        drive_letter: 'C:',
      },
    ]);
    expect(await db('computer_users').select('name')).toEqual([{ name: 'anna' }]);
  });

  test('Excel’s notation for text is read as text; a formula is refused', async () => {
    const { counts, refused } = await importText(
      csv(
        'key id;recovery password;computer',
        `="${ID}";="${PASSWORD}";'WS-1`,
        `${OTHER_ID};${PASSWORD};=HYPERLINK("http://evil")`,
      ),
    );
    expect(counts).toMatchObject({ added: 1, refused: 1 });
    expect(refused).toEqual([{ where: 'line 3', keyId: OTHER_ID, problem: 'formula' }]);
  });

  test.each([
    ['key-id', { keyId: 'AC9D5655' }],
    ['password', { password: '123456' }],
    ['group-2', { password: PASSWORD.replace('278498', '278499') }],
    ['group-8', { password: PASSWORD.replace('693451', '720896') }],
    ['computer', { computer: 'WS 1' }],
    ['domain', { computer: 'WS-1', domain: 'a b' }],
  ])(
    'refuses a row for its %s',
    async (
      problem,
      {
        keyId = ID,
        password = PASSWORD,
        computer = 'WS-1',
        domain = '',
        users = '',
        date = '',
        keyPackage = '',
      }: Record<string, string | undefined>,
    ) => {
      const { counts, refused } = await importText(
        csv(
          'id,recovery key,computer,domain,users,date,key package',
          [keyId, password, computer, domain, users, date, keyPackage].join(','),
        ),
      );
      expect(counts).toMatchObject({ added: 0, refused: 1 });
      expect(refused).toMatchObject([{ where: 'line 2', problem }]);
    },
  );

  test('a repeated key is known; one with another password is refused', async () => {
    const { counts, refused } = await importText(
      csv(
        'id,password,computer',
        `${ID},${PASSWORD},WS-1`,
        `${ID},${PASSWORD},WS-1`,
        `${ID},${OTHER_PASSWORD},WS-1`,
      ),
    );
    expect(counts).toEqual({ read: 3, added: 1, known: 1, refused: 1, lost: {} });
    expect(refused).toEqual([{ where: 'line 4', keyId: ID, problem: 'conflict' }]);
    expect(await stored()).toMatchObject([{ recovery_password: PASSWORD }]);
  });

  test('keys of one drive supersede each other; keys of unknown drives do not', async () => {
    await importText(
      csv(
        'id,password,computer,drive,type',
        `${ID},${PASSWORD},WS-1,C:,OS`,
        `${OTHER_ID},${OTHER_PASSWORD},WS-1,C:,OS`,
      ),
    );
    expect(await db('volumes').count('* as n').first()).toEqual({ n: 1 });
    await importText(
      csv(
        'id,password,computer',
        `${ID.replace('A', 'B')},${PASSWORD},WS-2`,
        `${ID.replace('A', 'C')},${OTHER_PASSWORD},WS-2`,
      ),
    );
    expect(await db('volumes').count('* as n').first()).toEqual({ n: 3 });
  });

  test('a malformed line is reported by its number, and the others are imported', async () => {
    const { counts, refused } = await importText(
      csv('id,password,computer', `${ID},${PASSWORD},WS-1`, `${OTHER_ID},${PASSWORD},"WS-2`),
    );
    expect(counts).toMatchObject({ added: 1, refused: 1 });
    expect(refused).toEqual([{ where: 'line 3', keyId: '', problem: 'no-row' }]);
  });

  test('a file without a required column is refused as a whole', async () => {
    await expect(importText('computer,user\nWS-1,anna\n')).rejects.toThrow('key-id, password');
    await expect(importText('')).rejects.toThrow('empty');
  });

  test('20,000 rows with 37 wrong ones, cancelled once and started again', async () => {
    const file = join(folder, 'many.csv');
    const out = createWriteStream(file);
    const wrong = new Set(Array.from({ length: 37 }, (_none, index) => 13 + index * 540));
    out.write('RecoveryKeyId,RecoveryPassword,ComputerName\n');
    for (let row = 0; row < 20_000; row += 1) {
      const id = `${row.toString(16).padStart(8, '0').toUpperCase()}-0000-4000-8000-000000000000`;
      const password = Array.from({ length: 8 }, (_none, group) =>
        groupOf((row * 8 + group) % 65_536),
      ).join('-');
      const given = wrong.has(row) ? withWrongDigit(password) : password;
      if (!out.write(csv(`${id},${given},WS-${row % 10_000}`))) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');

    const cancelling = new AbortController();
    await expect(
      importFile(file, {
        signal: cancelling.signal,
        onProgress: ({ read }) => read >= 5_000 && cancelling.abort(),
      }),
    ).rejects.toMatchObject({ code: 'request.cancelled' });
    const before = (await db('protectors').count('* as n').first()) as { readonly n: number };
    expect(before.n).toBeGreaterThan(4_500);
    expect(before.n).toBeLessThan(5_500);

    const { counts, refused } = await importFile(file);
    expect(counts).toEqual({
      read: 20_000,
      added: 19_963 - before.n,
      known: before.n,
      refused: 37,
      lost: {},
    });
    expect(refused).toHaveLength(37);
    expect(new Set(refused.map(({ problem }) => problem))).toEqual(new Set(['group-8']));
    expect(refused[0]).toMatchObject({
      where: 'line 15',
      keyId: '0000000D-0000-4000-8000-000000000000',
    });
    expect(await db('protectors').count('* as n').first()).toEqual({ n: 19_963 });
  });
});
