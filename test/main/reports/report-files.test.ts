import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { localTime } from '#main/domain/reports/local-time.ts';
import { auditTable } from '#main/features/reports/audit/audit-table.ts';
import type { TableWriter } from '#main/ports/reports/report-writer.ts';
import { writeCsv } from '#main/reports/csv.ts';
import { readReportFile } from '#main/reports/read-report-file.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { AuditColumn, NO_FILTER } from '#shared/audit/audit-report.ts';
import { MOST_ROWS, REPORT_FILE_VERSION } from '#shared/reports/report-file.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import { WORDS } from '#test/fakes/console.ts';
import {
  AUDIT_HEADER,
  chained,
  collected,
  linesOf,
  packed,
  packedUp,
  resealed,
  verifier,
} from '#test/fakes/report-files.ts';

const signal = new AbortController().signal;

function written(
  writer: TableWriter,
  entries: readonly AuditEntry[],
  columns: readonly AuditColumn[] = AuditColumn.options,
): Promise<Buffer> {
  const pages = async function* () {
    for (const entry of entries) yield [columns.map((column) => entry[column])];
  };
  return collected((sink) =>
    writer(
      auditTable({ ...AUDIT_HEADER, columns: [...columns] }, WORDS.report, {
        pages: pages(),
        front: undefined,
      }),
      sink,
      signal,
    ),
  );
}

describe('a CSV', () => {
  test('is read back by another program, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 5 }),
        async (notes) => {
          const csv = await written(writeCsv, chained(...notes.map((note) => ({ note }))), [
            'note',
          ]);
          const rows = parse(csv, { bom: true });
          // What a spreadsheet would run as a formula gets an apostrophe before it; nothing else is
          // added, and nothing is lost.
          const without = (text = '') => text.replaceAll("'", '');
          expect(rows.slice(1).map(([note]) => without(note))).toEqual(notes.map(without));
          expect(
            rows
              .slice(1)
              .flatMap(([note = '']) => note.split(/[;\t\r\n]/))
              .filter((part) => /^[\s\p{C}]*[=+\-@]/u.test(part)),
          ).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has a byte order mark and RFC 4180 line ends, and shows codes as words', async () => {
    const csv = await written(writeCsv, chained({}), ['result', 'operator']);
    expect(csv.toString()).toBe('\uFEFFresult,operator\r\nSuccessful,CONTOSO\\op\r\n');
  });

  test.each(['73928E05', '0012345', '1E5', '00:12', '3-4', 'TRUE', '12345678901234567890', '1/2'])(
    'gives a reader exactly %j, as a trick that keeps it text in Excel would not',
    async (ticket) => {
      const csv = await written(writeCsv, chained({ ticket }), ['ticket']);
      expect(csv.toString()).toBe(`\uFEFFticket\r\n${ticket}\r\n`);
    },
  );

  test.each([
    '=1+1',
    '@SUM(A1)',
    '+1',
    '-1',
    '\tx',
    ' =1+1',
    '\uFEFF=1',
    '\u200B@A1',
    '\u00A0+1',
    '\uFF1D1',
    '\uFE661',
    '\n=1',
  ])('makes %j harmless', async (note) => {
    expect(
      parse(await written(writeCsv, chained({ note }), ['note']), { bom: true })[1]?.[0],
    ).toMatch(/^'/);
  });

  test.each([
    ['a;=1+1', "a;'=1+1"],
    ['a\n@A1', "a\n'@A1"],
    ['a;b-c', 'a;b-c'],
    ['WS-1 = 2 + 3', 'WS-1 = 2 + 3'],
  ])('makes %j harmless where Excel splits at semicolons', async (note, harmless) => {
    expect(parse(await written(writeCsv, chained({ note }), ['note']), { bom: true })[1]).toEqual([
      harmless,
    ]);
  });

  test('keeps an invalid time, and makes it harmless', async () => {
    const entries = chained({}, {}).map((entry, index) => ({
      ...entry,
      time: ['=1+1', '2026-11-24T10:00:00Z'][index] ?? '',
    }));
    expect(parse(await written(writeCsv, entries, ['time']), { bom: true }).slice(1)).toEqual([
      ["'=1+1"],
      ['2026-11-24T10:00:00Z'],
    ]);
  });

  test('writes times with their offset', () => {
    expect(Date.parse(localTime('2026-11-24T10:00:00.000Z'))).toBe(Date.UTC(2026, 10, 24, 10));
    expect(localTime('2026-11-24T10:00:00.000Z')).toMatch(
      /^2026-11-2\dT\d\d:\d\d:00[+-]\d\d:\d\d$/,
    );
  });
});

describe('a report file', () => {
  let file: Buffer;
  let lines: readonly string[];
  const verdict = async (bytes: Uint8Array) => (await readReportFile(bytes, { signal })).verdict;
  const auditReport = async (bytes: Uint8Array) => {
    const report = await readReportFile(bytes, { signal });
    if (!('entries' in report)) throw new Error('no audit report');
    return report;
  };

  beforeAll(async () => {
    file = await packedUp(
      AUDIT_HEADER,
      chained({}, { note: 'Ünï 🔑' }, { action: 'copy' }, {}).toReversed(),
    );
    lines = linesOf(file);
  });

  test('is read back whole, by the console and by the verifier', async () => {
    const { header, entries, verdict: found } = await auditReport(file);
    expect(header).toEqual(AUDIT_HEADER);
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(found.state).toBe('intact');
    expect(verifier(file)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('GOOD: every row'),
    });
  });

  test('of version 1, which knew one report, still opens', async () => {
    const { report: _report, ...first } = { ...AUDIT_HEADER, version: 1 };
    const bytes = resealed(JSON.stringify(first), ...lines.slice(1, -1));
    const { header, verdict: found } = await auditReport(bytes);
    expect(header).toMatchObject({ version: 1, report: 'recovery-audit' });
    expect(found.state).toBe('intact');
    expect(verifier(bytes).status).toBe(0);
  });

  test('of version 2, whose entries had no flags, still opens', async () => {
    const { flag: _flag, ...filter } = NO_FILTER;
    const header = { ...AUDIT_HEADER, version: 2, query: { ...AUDIT_HEADER.query, filter } };
    const older = chained({}, { note: 'Ünï 🔑' }).map(({ flag: _none, ...entry }) =>
      JSON.stringify(entry),
    );
    const bytes = resealed(JSON.stringify(header), ...older);
    const { header: read, entries, verdict: found } = await auditReport(bytes);
    expect([read.query.filter.flag, entries.map(({ flag }) => flag)]).toEqual(['', ['', '']]);
    expect(found.state).toBe('intact');
    expect(verifier(bytes).status).toBe(0);
  });

  test('of the newest version passes the verifier, whatever is said to be unusual', async () => {
    for (const unusual of [undefined, { looked: 0, since: '', entries: [] }, 'nothing']) {
      const header = { ...AUDIT_HEADER, version: REPORT_FILE_VERSION, unusual };
      const bytes = resealed(JSON.stringify(header), ...lines.slice(1, -1));
      expect(await verdict(bytes)).toMatchObject({ state: 'intact' });
      expect(verifier(bytes).status).toBe(0);
    }
  });

  test('keeps the flag of an entry: taken away, or given, it shows', async () => {
    const flagged = chained({ flag: 'break-glass' }, {});
    const pack = (...entries: readonly object[]) =>
      resealed(lines[0] ?? '', ...entries.map((entry) => JSON.stringify(entry)));
    expect(verifier(pack(...flagged)).status).toBe(0);
    for (const flag of ['', 'guessing'] as const) {
      const bytes = pack(
        ...flagged.map((entry, index) => ({ ...entry, ...(index === 0 && { flag }) })),
      );
      expect(await verdict(bytes)).toEqual({ state: 'altered', row: 1 });
      expect(verifier(bytes).status).toBe(1);
    }
  });

  test('of computers has rows without hashes, protected by the hash of the whole', async () => {
    const { kind, version, organisation, generatedAt, generatedBy } = AUDIT_HEADER;
    const about = {
      kind,
      version,
      organisation,
      generatedAt,
      generatedBy,
      report: 'computer-compliance',
      query: { computer: 'NYC' },
      columns: ['name', 'status'],
    } as const;
    const computers = ['NYC-1', 'NYC-2'].map((name) => computerNamed(name));
    const bytes = await packedUp({ ...about, columns: [...about.columns] }, computers);
    expect(await readReportFile(bytes, { signal })).toMatchObject({
      header: about,
      computers,
      verdict: { state: 'intact' },
    });
    expect(verifier(bytes)).toMatchObject({ status: 0, stdout: expect.stringContaining('2 rows') });
    const forged = packed(...linesOf(bytes).map((line) => line.replace('NYC-1', 'NYC-9')));
    expect(await verdict(forged)).toEqual({ state: 'altered', row: null });
    expect(verifier(forged).status).toBe(1);
  });

  test('an altered row is named by both', async () => {
    const forged = lines.map((line, index) =>
      index === 2 ? line.replace('CONTOSO\\\\op', 'CONTOSO\\\\xx') : line,
    );
    expect(await verdict(packed(...forged))).toEqual({ state: 'altered', row: 2 });
    expect(verifier(packed(...forged))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('row 2'),
    });
  });

  test.each([
    ['a row taken out', (all: readonly string[]) => all.toSpliced(2, 1)],
    ['a row twice', (all: readonly string[]) => all.toSpliced(2, 0, all[2] ?? '')],
    [
      'another header',
      (all: readonly string[]) => all.with(0, (all[0] ?? '').replace('rita', 'mike')),
    ],
  ])('%s is detected by the hash of the whole, in both', async (_what, change) => {
    expect((await verdict(packed(...change(lines)))).state).toBe('altered');
    expect(verifier(packed(...change(lines))).status).toBe(1);
  });

  test('one that is cut short stays readable as far as it goes', async () => {
    expect(await verdict(packed(...lines.slice(0, -1)))).toEqual({ state: 'cut-short' });
    // In the middle of the compressed bytes too.
    const long = await packedUp(AUDIT_HEADER, chained(...Array.from({ length: 400 }, () => ({}))));
    const cut = await auditReport(long.subarray(0, long.length - 200));
    expect(cut.verdict).toEqual({ state: 'cut-short' });
    expect(cut.entries.length).toBeGreaterThan(100);
    expect(verifier(long.subarray(0, long.length - 200)).status).toBe(1);
  });

  test('any single byte that changed is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          // The first ten bytes are gzip's header: how, when and on what system it was packed.
          fc.pre(at > 9);
          const changed = Buffer.from(file);
          changed[at] = ((changed[at] ?? 0) + by) % 256;
          const state = await verdict(changed).then(
            ({ state: found }) => found,
            ({ code }: { code: string }) => code,
          );
          // Some bits of the packing mean nothing.
          const isHarmless = state === 'intact' && gunzipSync(changed).equals(gunzipSync(file));
          expect(
            isHarmless ||
              ['altered', 'cut-short', 'report.notAReport', 'report.newer'].includes(state),
          ).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex'), 'report.notAReport'],
    ['nothing', Buffer.alloc(0), 'report.notAReport'],
    ['something else that is packed', gzipSync('hello\n'), 'report.notAReport'],
    [
      'one from the future',
      gzipSync(`${JSON.stringify({ ...AUDIT_HEADER, version: REPORT_FILE_VERSION + 1, a: 1 })}\n`),
      'report.newer',
    ],
    ['a line without end', gzipSync('x'.repeat(200_000)), 'report.notAReport'],
    ['zeros without end', gzipSync(Buffer.alloc(50_000_000)), 'report.notAReport'],
  ])('%s is refused', async (_what, bytes, code) => {
    await expect(readReportFile(bytes, { signal })).rejects.toMatchObject({ code });
  });

  test('more rows than fit are refused', async () => {
    const many = gzipSync(`${lines[0]}\n${'{}\n'.repeat((MOST_ROWS.kdreport ?? 0) + 1)}`);
    await expect(readReportFile(many, { signal })).rejects.toMatchObject({
      code: 'report.tooLarge',
    });
  });

  test.each([
    ['before anything else', false],
    ['behind a header', true],
  ])('4 GB of zeros in 4 MB, %s, are refused without being unpacked', async (_where, hasHeader) => {
    const zeros = gzipSync(Buffer.alloc(64 * 2 ** 20), { level: 9 });
    const bomb = Buffer.concat([
      gzipSync(hasHeader ? `${lines[0]}\n` : ''),
      ...Array.from({ length: 64 }, () => zeros),
    ]);
    expect(bomb.length).toBeLessThan(5_000_000);
    await expect(readReportFile(bomb, { signal })).rejects.toMatchObject({
      code: 'report.notAReport',
    });
  });

  test('a billion bytes of lines are refused while they are unpacked', async () => {
    const long = `"${'x'.repeat(90_000)}"\n`;
    const many = gzipSync(long.repeat(700), { level: 9 });
    const bomb = Buffer.concat([
      gzipSync(`${lines[0]}\n`),
      ...Array.from({ length: 20 }, () => many),
    ]);
    await expect(readReportFile(bomb, { signal })).rejects.toMatchObject({
      code: 'report.tooLarge',
    });
  });

  test('a cancelled reading says so', async () => {
    await expect(readReportFile(file, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'request.cancelled',
    });
  });
});
