import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readReportFile } from '#main/reports/read-report-file.ts';
import { reportInMemory } from '#main/sources/embedded-store/report-in-memory/report-in-memory.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import {
  CompliancePage,
  type ComplianceQuery,
  EVERY_COMPUTER,
} from '#shared/compliance/enterprise-compliance.ts';
import { AppError } from '#shared/errors.ts';
import type { ComplianceReportHeader } from '#shared/reports/report-file.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import {
  AUDIT_HEADER,
  chained,
  forged,
  linesOf,
  packed,
  packedUp,
  resealed,
  verifier,
} from '#test/fakes/report-files.ts';

const signal = new AbortController().signal;

/** The verifier's exit codes: 0 intact, 1 altered, 2 no report file. */
async function byConsole(bytes: Uint8Array): Promise<0 | 1 | 2> {
  try {
    const { verdict } = await readReportFile(bytes, { signal });
    return verdict.state === 'intact' ? 0 : 1;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('report.')) return 2;
    throw error;
  }
}

async function byBoth(bytes: Uint8Array): Promise<readonly (number | null)[]> {
  return [await byConsole(bytes), verifier(bytes).status];
}

let entries: readonly AuditEntry[];
let lines: readonly string[];
let rows: readonly string[];
const header = JSON.stringify(AUDIT_HEADER);
beforeAll(async () => {
  entries = chained(
    {},
    { note: 'line\u2028separator' },
    { note: 'half \ud800, \u0000, \u0085 and \ufeff' },
    { action: 'copy' },
    { note: '🔑' },
    {},
  );
  lines = linesOf(await packedUp(AUDIT_HEADER, entries.toReversed()));
  rows = lines.slice(1, -1);
});
/** The rows of a report that states where the log ended, packed with a newly computed end. */
function reportOf(all: readonly AuditEntry[]): Buffer {
  const { sequence, hash } = entries.at(-1) ?? AUDIT_HEADER.head;
  return resealed(
    JSON.stringify({ ...AUDIT_HEADER, head: { sequence, hash } }),
    ...all.map((entry) => JSON.stringify(entry)),
  );
}
const replaced = (index: number, changes: Partial<AuditEntry>) =>
  entries.map((entry, at) => (at === index ? forged(entry, changes) : entry));

describe('an attacker who recomputes the hashes and altered', () => {
  test('no entry is not detected', async () => {
    expect(await byBoth(reportOf(entries))).toEqual([0, 0]);
  });

  test('one entry is detected by its neighbours, whatever the order of the report', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        async (index, order) => {
          const altered = replaced(index, { note: 'forged' });
          expect(await byBoth(reportOf(order.flatMap((at) => altered[at] ?? [])))).toEqual([1, 1]);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('the newest entry is detected by where the log ended', async () => {
    expect(await byBoth(reportOf(replaced(5, { note: 'forged' }).slice(5)))).toEqual([1, 1]);
  });

  test('the first entry is detected by where every log begins', async () => {
    expect(
      await byBoth(reportOf(replaced(0, { previousHash: 'a'.repeat(64) }).slice(0, 1))),
    ).toEqual([1, 1]);
  });

  test('no entry but repeated one is detected', async () => {
    expect(await byBoth(reportOf([0, 2, 4, 0].flatMap((at) => entries[at] ?? [])))).toEqual([1, 1]);
  });
});

describe('the console and the verifier agree on', () => {
  test.each([
    [
      'numbers as text',
      () =>
        resealed(header, ...rows.map((row) => row.replace(/"sequence":(\d+)/, '"sequence":"$1"'))),
      1,
    ],
    ['a row that is nothing', () => resealed(header, 'null', ...rows), 1],
    ['an empty line', () => resealed(header, '', ...rows), 1],
    ['a row that is no JSON', () => resealed(header, '{"note":', ...rows), 1],
    ['two ends', () => packed(...lines, lines.at(-1) ?? ''), 2],
    ['a row behind the end', () => packed(...lines, rows[0] ?? ''), 2],
    ['something behind the end that is no line', () => gzipSync(`${lines.join('\n')}\nx`), 2],
    ['an end that is no line', () => gzipSync(lines.join('\n')), 0],
    ['lines that end as on Windows', () => gzipSync(`${lines.join('\r\n')}\r\n`), 1],
    ['an empty report', () => resealed(header), 0],
    [
      'two gzip members',
      () => Buffer.concat([packed(...lines.slice(0, 3)), packed(...lines.slice(3))]),
      0,
    ],
    ['a report twice', () => Buffer.concat([packed(...lines), packed(...lines)]), 2],
    ['nothing that is packed', () => gzipSync(''), 2],
    ['a header that is nothing', () => packed('null'), 2],
    [
      'a header without the end of the log',
      () => resealed(JSON.stringify({ ...AUDIT_HEADER, head: undefined }), ...rows),
      2,
    ],
    [
      'a report nobody knows',
      () => resealed(JSON.stringify({ ...AUDIT_HEADER, report: 'other' }), ...rows),
      2,
    ],
    [
      'a report of version 1 that it did not know',
      () =>
        resealed(
          JSON.stringify({
            ...AUDIT_HEADER,
            version: 1,
            report: 'enterprise-compliance',
            head: undefined,
          }),
        ),
      2,
    ],
    [
      'keys of every object',
      () =>
        resealed(
          header,
          ...rows.map((row) => row.replace('{', '{"__proto__":{"note":"x"},"constructor":1,')),
        ),
      0,
    ],
    [
      'brackets without end',
      () => resealed(header, `${'['.repeat(40_000)}${']'.repeat(40_000)}`, ...rows),
      1,
    ],
    ['zeros without end', () => gzipSync(Buffer.alloc(50_000_000)), 2],
  ] as readonly [string, () => Buffer, 0 | 1 | 2][])('%s', async (_what, make, status) => {
    expect(await byBoth(make())).toEqual([status, status]);
  });

  test('lines that were removed, inserted, repeated, cut or moved', async () => {
    const change = fc.record({
      what: fc.constantFrom('out', 'in', 'twice', 'cut', 'swap', 'blank'),
      at: fc.nat(7),
      to: fc.nat(7),
      text: fc.oneof(fc.json(), fc.string()),
      isResealed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ what, at, to, text, isResealed }) => {
        const line = lines[at] ?? '';
        const changed = {
          out: () => lines.toSpliced(at, 1),
          in: () => lines.toSpliced(at, 0, ...text.split('\n')),
          twice: () => lines.toSpliced(to, 0, line),
          cut: () => lines.with(at, line.slice(0, to)),
          swap: () => lines.with(at, lines[to] ?? '').with(to, line),
          blank: () => lines.with(at, `\t${line} `),
        }[what]();
        const bytes = isResealed ? resealed(...changed.slice(0, -1)) : packed(...changed);
        expect(verifier(bytes).status).toBe(await byConsole(bytes));
      }),
      { numRuns: 30 },
    );
  });
});

test('the verifier shows control characters instead of sending them to the terminal', async () => {
  const bytes = resealed(
    JSON.stringify({ ...AUDIT_HEADER, organisation: 'A\nGOOD: every row\u001B[8m\u202E\u009B' }),
    '{}',
  );
  expect(verifier(bytes)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(
      String.raw`A\u{a}GOOD: every row\u{1b}[8m\u{202e}\u{9b}: 1 rows`,
    ),
  });
});

describe('a report on computers', () => {
  const about: ComplianceReportHeader = {
    ...AUDIT_HEADER,
    report: 'enterprise-compliance',
    query: {},
    columns: ['name'],
  };

  test('keeps no malformed computer, and says where it was', async () => {
    const filling = `[${'[],'.repeat(30_000)}[]]`;
    const bytes = resealed(
      JSON.stringify(about),
      JSON.stringify(computerNamed('WS-1')),
      ...Array.from({ length: 50 }, () => filling),
    );
    expect(await readReportFile(bytes, { signal })).toMatchObject({
      computers: [{ name: 'WS-1' }],
      verdict: { state: 'altered', row: 2 },
    });
  });

  test('goes on from page to page, however long its names are', async () => {
    const computers = ['a', 'b', 'c'].map((letter) => computerNamed(letter.repeat(2_000)));
    const { reader: source } = await reportInMemory.computers('file', computers, { signal });
    const query: ComplianceQuery = {
      filter: EVERY_COMPUTER,
      sort: { column: 'name', descending: false },
    };
    const first = CompliancePage.parse(
      await source.page({ query, after: null, limit: 2 }, { signal }),
    );
    expect(await source.page({ query, after: first.next, limit: 2 }, { signal })).toMatchObject({
      rows: [{ name: 'c'.repeat(2_000) }],
      next: null,
    });
  });
});
