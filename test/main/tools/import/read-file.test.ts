import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recoveryKeyFile } from '#main/domain/recovery/recovery-key-file.ts';
import { excelWriter } from '#main/reports/excel/excel.ts';
import type { ImportRow } from '#main/tools/import/import-keys.ts';
import { type FileToRead, openFile } from '#main/tools/import/read-file.ts';
import { savedFiles } from '#renderer/text/en/saved-files.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { WORDS } from '#test/fakes/console.ts';

const ID = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const OTHER_ID = RecoveryKeyId.parse('73928E05-F7CA-4D1D-902F-1B6087118138');
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';
const keyFile = (keyId: RecoveryKeyId, recoveryPassword: string) =>
  recoveryKeyFile({ keyId, recoveryPassword }, savedFiles.keyFile);
const HEADING = 'Recovery Key ID,Recovery Password,Computer';
const ROW = `${ID},${PASSWORD},WS-1`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-read-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function read(file: string, said: Partial<FileToRead> = {}) {
  const nothing = { chosen: new Map(), encoding: undefined, computer: '', isByFolder: false };
  const opened = await openFile({ file, ...nothing, ...said });
  const rows: ImportRow[] = [];
  for await (const row of opened.rows) rows.push(row);
  return { ...opened, rows };
}
const readText = (text: string | Uint8Array, said?: Partial<FileToRead>) =>
  read(put('keys.csv', text), said);

/** Windows-1252, Latin letters alone. */
const western = (text: string) => Buffer.from(text, 'latin1');

describe('how a file is written', () => {
  const text = `${HEADING},User\n${ID},${PASSWORD},WS-Ä,CONTOSO\\dupré\n`;
  const raw = { computer: 'WS-Ä', users: 'CONTOSO\\dupré' };

  test.each([
    ['UTF-8', Buffer.from(text), []],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), []],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), []],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), []],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), []],
    ['Windows-1252', western(text), [{ kind: 'encoding', encoding: 'windows-1252' }]],
  ])('%s', async (_what, bytes, remarks) => {
    expect(await readText(bytes)).toMatchObject({ rows: [{ raw }], remarks });
  });

  test.each([
    // Ä and é as a console of Windows writes them.
    ['code page 850', western(text.replace('Ä', '\u008E').replace('é', '\u0082'))],
    ['Polish', western(`${HEADING},User\n${ROW},wa\u00B3\u00EAsa\n`)],
    ['Cyrillic', western(`${HEADING},User\n${ROW},\u00C8\u00E2\u00E0\u00ED\u00EE\u00E2\n`)],
    ['Japanese', western(`${HEADING},Label\n${ROW},\u008Co\u0097\u009D\u0095\u0094\n`)],
    ['two at once', Buffer.concat([Buffer.from(text), western(`${ROW},dupré\n`)])],
    ['UTF-8 with a byte too many', Buffer.concat([Buffer.from(text), Buffer.from([0xff])])],
    ['UTF-16, cut in a letter', Buffer.from(`\uFEFF${text}`, 'utf16le').subarray(0, -1)],
    ['no text', Buffer.from(Array.from({ length: 4096 }, (_none, at) => at % 256))],
  ])('%s is refused', async (_what, bytes) => {
    await expect(readText(bytes)).rejects.toMatchObject({ code: 'csv.encoding' });
  });

  test('a person may say it', async () => {
    const polish = western(`${HEADING},User\n${ROW},wa\u00B3\u00EAsa\n`);
    const { rows, remarks } = await readText(polish, { encoding: 'windows-1250' });
    expect([rows[0]?.raw?.users, remarks]).toEqual(['wałęsa', []]);
    await expect(readText(polish, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'csv.encoding',
    });
  });
});

describe('above the heading', () => {
  test.each([
    ['#TYPE', `#TYPE Selected.System.Management.Automation.PSCustomObject\n`, ',', 3],
    ['sep=', 'sep=;\r\n', ';', 3],
    ['"sep="', '"sep=,"\n', ',', 3],
    ['titles', 'BitLocker keys; all sites, 2026\n\nMade by: anna\n', ';', 5],
    ['a title in another shape', 'Keys,of,all,our,sites\n', '\t', 3],
    ['blank lines', '\n  \n', '|', 4],
  ])('%s', async (_what, above, delimiter, line) => {
    const table = `${HEADING}\n${ROW}\n`.replaceAll(',', delimiter);
    expect((await readText(`${above}${table}`)).rows).toMatchObject([
      { where: `line ${line}`, raw: { keyId: ID, computer: 'WS-1' } },
    ]);
  });

  test('a file without a heading is refused, and its password is not shown', async () => {
    const reading = readText(`${ROW}\n${ROW}\n`);
    await expect(reading).rejects.toMatchObject({
      code: 'csv.columnsMissing',
      details: { missing: ['key-id', 'password', 'computer'], reason: `${ID} | … | WS-1` },
    });
  });

  test('what is shown of a heading moves no terminal and is no password', async () => {
    const evil = `Recovery Key ID,Recovery Password,Computer,\u001B[2JSite,"a\nb",${PASSWORD}`;
    expect((await readText(`${evil}\n`)).unread).toEqual(['[2JSite', 'a b', '…']);
  });

  test.each(['', '\n\n', ' \n,,\n'])('nothing at all: %j', async (text) => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'csv.empty' });
  });

  test('two columns for one key ID are asked about', async () => {
    await expect(readText(`Key ID,${HEADING}\nx,${ROW}\n`)).rejects.toMatchObject({
      code: 'csv.columnsDoubtful',
      details: { missing: ['key-id'], headings: ['Key ID', 'Recovery Key ID'] },
    });
  });
});

describe('rows', () => {
  test.each(['\n', '\r\n', '\r'])('are where they begin, with line ends %j', async (end) => {
    const lines = `${HEADING},Label\n\n${ROW},"a\nb\nc"\nno,x,WS-2,\n"no\n2",x,WS-3,\n${ROW},"`;
    const { rows } = await readText(lines.replaceAll('\n', end));
    expect(rows.map(({ where, raw }) => [where, raw?.computer])).toEqual([
      ['line 3', 'WS-1'],
      ['line 6', 'WS-2'],
      ['line 7', 'WS-3'],
      ['line 9', undefined],
    ]);
  });

  test.each([
    ['in the middle', 1, 3_000],
    ['in the last row', 2_999, 3_000],
    ['in a long file', 10, 30_000],
  ])('a quotation that is never closed costs its row alone: %s', async (_where, wrong, count) => {
    const lines = Array.from({ length: count }, (_none, at) =>
      at === wrong ? `${ID},${PASSWORD},"WS-1` : ROW,
    );
    const { rows } = await readText(`${HEADING}\n${lines.join('\n')}\n`);
    expect(rows).toHaveLength(count);
    const refused = rows.filter(({ raw }) => raw === undefined);
    expect(refused).toEqual([{ where: `line ${wrong + 2}`, raw: undefined }]);
  });

  test('two that are never closed cost a row each', async () => {
    const open = `${ID},${PASSWORD},"WS-2`;
    const { rows } = await readText([HEADING, ROW, open, ROW, open, ROW, ''].join('\n'));
    expect(rows.map(({ where, raw }) => [where, raw?.computer])).toEqual([
      ['line 2', 'WS-1'],
      ['line 3', undefined],
      ['line 4', 'WS-1'],
      ['line 5', undefined],
      ['line 6', 'WS-1'],
    ]);
  });

  test('quotation marks in a text', async () => {
    const labels = ['12" disk', '"12"" disk"', '"a"b', '"a, ""b"""', '"two\nlines"', '""'];
    const lines = labels.map((label) => `${ROW},${label}\n`).join('');
    const { rows } = await readText(`${HEADING},Label\n${lines}${ROW.replace('WS-1', 'WS-2')},x\n`);
    expect(rows.map(({ raw }) => raw?.label).with(2, 'any')).toEqual([
      '12" disk',
      '12" disk',
      'any',
      'a, "b"',
      'two\nlines',
      '',
      'x',
    ]);
    expect(rows.at(-1)).toMatchObject({ where: 'line 9', raw: { computer: 'WS-2' } });
  });

  test('a row of a million characters is none, and those below it are read', async () => {
    const { rows } = await readText(`${HEADING}\n${ROW}${'x'.repeat(1_000_000)}\n${ROW}\n`);
    expect(rows).toMatchObject([
      { where: 'line 2', raw: undefined },
      { where: 'line 3', raw: { computer: 'WS-1' } },
    ]);
  });

  test('below another heading are in its order', async () => {
    const { rows } = await readText(
      `${HEADING},User\n${ROW},anna\n${HEADING},User\n${ROW},anna\n` +
        `User,Computer,Recovery Key ID,Recovery Password\nanna,WS-1,${ID},${PASSWORD}\n`,
    );
    expect(rows.map(({ where, raw }) => [where, raw?.computer, raw?.users])).toEqual(
      [2, 4, 6].map((line) => [`line ${line}`, 'WS-1', 'anna']),
    );
  });

  test('with a cell too many are not read: the cells may be others', async () => {
    const { rows } = await readText(
      'Recovery Key ID,Recovery Password,Site,Computer\n' +
        `${ID},${PASSWORD},Bern, Switzerland,WS-1\n` +
        `${ID},${PASSWORD},Bern,WS-1,,\n`,
    );
    expect(rows).toMatchObject([{ problem: 'too-many-cells' }, { raw: { computer: 'WS-1' } }]);
  });

  const several = (ids: string, passwords: string, rest = '') =>
    `${HEADING},Drive,Key Created\n"${ids}","${passwords}",WS-1,${rest}\n`;

  test.each([
    ['lines', `{${ID}}\r\n{${OTHER_ID}}`, `${PASSWORD}\r\n${OTHER_PASSWORD}`],
    ['commas', `${ID}, ${OTHER_ID}`, `${PASSWORD}, ${OTHER_PASSWORD}`],
    ['blanks', `${ID} ${OTHER_ID}`, `${PASSWORD} ${OTHER_PASSWORD}`],
    ['semicolons', `${ID};${OTHER_ID};`, `${PASSWORD};${OTHER_PASSWORD};`],
  ])('several keys in one cell, with %s between', async (_what, ids, passwords) => {
    const { rows } = await readText(several(ids, passwords, '"C:;D:",2026-01-02'));
    expect(rows).toMatchObject([
      { raw: { recoveryPassword: PASSWORD, driveLetter: 'C:', escrowedAt: '2026-01-02' } },
      { raw: { recoveryPassword: OTHER_PASSWORD, driveLetter: 'D:', escrowedAt: '2026-01-02' } },
    ]);
    expect(rows.map(({ raw }) => raw?.keyId.replaceAll(/[{}]/g, ''))).toEqual([ID, OTHER_ID]);
  });

  test.each([
    ['two IDs, one password', `${ID} ${OTHER_ID}`, PASSWORD],
    ['one ID, two passwords', ID, `${PASSWORD}; ${OTHER_PASSWORD}`],
    ['two IDs, no password', `${ID} ${OTHER_ID}`, 'System.Object[]'],
  ])('%s: none is read', async (_what, ids, passwords) => {
    expect((await readText(several(ids, passwords))).rows).toMatchObject([
      { problem: 'several-keys' },
    ]);
  });
});

describe('an export of Active Directory', () => {
  const NAME = `2026-01-02T03:04:05-00:00{${ID}}`;
  test.each([
    ['its name', `"DistinguishedName"`, `"CN=${NAME},CN=WS-1,OU=a\\, b,DC=contoso,DC=test"`],
    ['its path', `"CanonicalName"`, `"contoso.test/Clients/WS-1/${NAME}"`],
    [
      'its name, beside what PowerShell made of the rest',
      `"msFVE-RecoveryGuid","Name","DistinguishedName"`,
      `"System.Byte[]","${NAME}","CN=${NAME},CN=WS-1,DC=contoso,DC=test"`,
    ],
  ])('a key is read from %s', async (_what, headings, cells) => {
    const { rows } = await readText(
      `${headings},"msFVE-RecoveryPassword"\n${cells},"${PASSWORD}"\n`,
    );
    expect(rows.map(({ raw }) => raw)).toMatchObject([
      { keyId: expect.stringContaining(ID), computer: 'WS-1', domain: 'contoso.test' },
    ]);
  });

  test('of two IDs for one key none is taken', async () => {
    const { rows } = await readText(
      `Key ID,DistinguishedName,Recovery Password\n` +
        `${OTHER_ID},"CN=${NAME},CN=WS-1,DC=contoso,DC=test",${PASSWORD}\n`,
    );
    expect(rows).toMatchObject([{ problem: 'two-ids' }]);
  });
});

describe('an Excel workbook', () => {
  async function workbook(headings: readonly string[], rows: readonly string[][]) {
    const pieces: Buffer[] = [];
    const columns = headings.map((heading, at) => ({
      id: `c${at}`,
      heading,
      kind: heading === 'Key Created' ? ('day' as const) : ('text' as const),
    }));
    const pages = async function* () {
      yield rows;
    };
    await excelWriter({})(
      {
        title: 'Keys',
        author: 'CONTOSO\\rita',
        filters: [],
        made: [],
        front: undefined,
        columns,
        words: WORDS.report.layout,
        pages: pages(),
      },
      async (chunk) => void pieces.push(Buffer.from(chunk)),
      new AbortController().signal,
    );
    return put('keys.xlsx', Buffer.concat(pieces));
  }

  test('is read, its dates too; a sheet without keys is told', async () => {
    const headings = [...HEADING.split(','), 'Key Created'];
    const rows = [
      [...ROW.split(','), '2026-01-02'],
      ['', '', '', ''],
      [...ROW.split(','), ''],
    ];
    const opened = await read(await workbook(headings, rows));
    expect(opened.rows).toMatchObject([
      {
        where: 'Keys, row 2',
        raw: { keyId: ID, recoveryPassword: PASSWORD, escrowedAt: '2026-01-02T00:00:00.000Z' },
      },
      { where: 'Keys, row 4', raw: { computer: 'WS-1', escrowedAt: '' } },
    ]);
    expect(opened.remarks).toEqual([{ kind: 'sheet', sheet: 'About this report' }]);
  });

  test('without the columns is refused', async () => {
    await expect(read(await workbook(['a', 'b'], [['1', '2']]))).rejects.toMatchObject({
      code: 'csv.columnsMissing',
    });
  });

  test.each([
    ['of an Excel before 2007', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')],
    ['that is damaged', Buffer.from('PK\u0003\u0004 and no more')],
  ])('%s is refused', async (_what, bytes) => {
    await expect(read(put('keys.xlsx', bytes))).rejects.toMatchObject({ code: 'csv.noWorkbook' });
  });
});

describe('recovery key files of Windows', () => {
  const inOtherWords = (words: readonly string[], id: string, password: string) =>
    [words[0], words[1], `\t${id}`, words[2], `\t${password}`].join('\r\n\r\n');

  test.each([
    ['as Windows writes it', keyFile(ID, PASSWORD)],
    [
      'in German, Windows-1252',
      western(inOtherWords(['Schlüssel', 'Bezeichner:', 'Schlüssel:'], ID, PASSWORD)),
    ],
    [
      'in Japanese, UTF-8',
      Buffer.from(inOtherWords(['回復キー', '識別子:', '回復キー:'], ID, PASSWORD)),
    ],
    [
      'in Arabic, with marks of direction',
      Buffer.from(
        '\uFEFF' +
          inOtherWords(['\u200Fمفتاح', 'معرف', 'مفتاح'], `\u200E${ID}\u200F`, `\u200E${PASSWORD}`),
        'utf16le',
      ),
    ],
    ['with the ID written twice', Buffer.from(`${ID}\n${ID.toLowerCase()}\n${PASSWORD}\n`)],
  ])('%s', async (_what, bytes) => {
    const file = put(`BitLocker Recovery Key ${ID}.TXT`, bytes);
    expect((await read(file, { computer: 'WS-1' })).rows).toMatchObject([
      { raw: { keyId: ID, recoveryPassword: PASSWORD, computer: 'WS-1', escrowedAt: '' } },
    ]);
    expect((await read(file)).rows).toMatchObject([{ problem: 'no-computer' }]);
  });

  test('a folder of them, each in a folder of its computer', async () => {
    put(`WS-1/BitLocker Recovery Key ${ID}.TXT`, keyFile(ID, PASSWORD));
    put('WS-2/copy.txt', keyFile(OTHER_ID, OTHER_PASSWORD));
    put(`WS-2/BitLocker Recovery Key ${ID}.TXT`, keyFile(OTHER_ID, OTHER_PASSWORD));
    put('WS-2/two.txt', `${ID}\n${OTHER_ID}\n${PASSWORD}\n`);
    put('WS-2/empty.txt', '');
    put('WS-2/half.txt', `${ID.slice(0, 30)}\n${PASSWORD}\n`);
    put('WS-2/large.txt', `${ID}\n${PASSWORD}\n${' '.repeat(100_000)}`);
    put('WS-2/table.txt', `${ROW}\n`);
    put('notes.docx', 'PK');
    put('photo.jpg', Buffer.from([0xff, 0xd8, 0xff]));
    const { rows } = await read(folder, { isByFolder: true });
    const told = rows.map(({ where, raw, problem }) => [
      where.replaceAll('\\', '/'),
      problem ?? [raw?.keyId, raw?.computer],
    ]);
    expect(told).toEqual([
      [`WS-1/BitLocker Recovery Key ${ID}.TXT`, [ID, 'WS-1']],
      [`WS-2/BitLocker Recovery Key ${ID}.TXT`, 'other-name'],
      ['WS-2/copy.txt', [OTHER_ID, 'WS-2']],
      ['WS-2/empty.txt', 'no-key-file'],
      ['WS-2/half.txt', 'no-key-file'],
      ['WS-2/large.txt', 'no-key-file'],
      ['WS-2/table.txt', 'no-key-file'],
      ['WS-2/two.txt', 'no-key-file'],
      ['notes.docx', 'no-key-file'],
      ['photo.jpg', 'no-key-file'],
    ]);
  });

  /** What `manage-bde -protectors -get` prints of a drive. */
  const printed = (drive: string, id: string, password: string) =>
    [
      'BitLocker-Laufwerkverschlüsselung: Konfigurationstool, Version 10.0.26100',
      '',
      `Volume "${drive}" [System]`,
      'Alle Schlüsselschutzvorrichtungen',
      '',
      `    TPM:\n      ID: {12345678-0000-4000-8000-${id.slice(0, 8)}0000}`,
      '',
      `    Numerisches Kennwort:\n      ID: {${id}}\n      Kennwort:\n        ${password}`,
      '',
    ].join('\n');

  test.each([
    ['UTF-16, as PowerShell writes it', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['Windows-1252', western],
    [
      'code page 850, as the command prompt writes it',
      (text: string) => western(text.replaceAll('ü', '\u0081')),
    ],
  ])('a saved output of manage-bde, in %s', async (_encoding, written) => {
    const both = printed('C:', ID, PASSWORD) + printed('D:', OTHER_ID, OTHER_PASSWORD);
    const { rows } = await read(put('bde.txt', written(both)), { computer: 'WS-1' });
    expect(rows).toMatchObject([
      { raw: { keyId: ID, recoveryPassword: PASSWORD, driveLetter: 'C:', computer: 'WS-1' } },
      { raw: { keyId: OTHER_ID, recoveryPassword: OTHER_PASSWORD, driveLetter: 'D:' } },
    ]);
    expect(rows.map(({ problem }) => problem)).toEqual([undefined, undefined]);
  });

  test('one that names its computer, and a person who names the same or another', async () => {
    const text = `Computername: ws-1\n${printed('C:', ID, PASSWORD)}`;
    const file = put('WS-1/bde.txt', text);
    const problems = async (said: Partial<FileToRead>, from = file) =>
      (await read(from, said)).rows.map(({ problem, raw }) => problem ?? raw?.computer);
    expect(await problems({})).toEqual(['ws-1']);
    for (const computer of ['WS-1', 'CONTOSO\\WS-1', 'ws-1.contoso.test'])
      expect(await problems({ computer })).toEqual(['ws-1']);
    expect(await problems({ computer: 'WS-2' })).toEqual(['other-computer']);
    expect(await problems({ isByFolder: true }, folder)).toEqual(['ws-1']);
    put('WS-1/bde.txt', western(text.replace('ws-1', 'b\u0081ro-1').replaceAll('ü', '\u0081')));
    expect((await read(file)).rows).toMatchObject([{ raw: { computer: 'b\uFFFDro-1' } }]);
  });

  test('an output without a password is no table and no key file', async () => {
    const file = put('status.txt', 'Volume C: [OS]\n    Key Protectors:\n        TPM\n');
    await expect(read(file, { computer: 'WS-1' })).rejects.toMatchObject({
      code: 'csv.columnsMissing',
    });
  });

  test('a folder that is not there', async () => {
    await expect(read(join(folder, 'none'))).rejects.toMatchObject({ code: 'csv.unreadable' });
  });
});
