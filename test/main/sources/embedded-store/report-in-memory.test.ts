import { describe, expect, test } from 'vitest';
import { filledStore } from '#main/sources/embedded-store/report-in-memory/memory-store.ts';
import { reportInMemory } from '#main/sources/embedded-store/report-in-memory/report-in-memory.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import { chained } from '#test/fakes/report-files.ts';

const { signal } = new AbortController();
const BY_NAME = { filter: EVERY_COMPUTER, sort: { column: 'name', descending: false } } as const;
const EVERYTHING = {
  filter: { ...NO_FILTER, activity: 'everything' },
  sort: NEWEST_FIRST,
} as const;

async function computersOf(
  computers: readonly ComputerCompliance[],
): Promise<readonly ComputerCompliance[]> {
  const { reader, close } = await reportInMemory.computers('file', computers, { signal });
  const { rows } = await reader.page({ query: BY_NAME, after: null, limit: 100 }, { signal });
  await close();
  return rows;
}

async function entriesOf(entries: readonly AuditEntry[]) {
  const { reader, close } = await reportInMemory.entries(entries, { signal });
  const { lines } = await reader.page({ query: EVERYTHING, after: null, limit: 100 }, { signal });
  await close();
  return rowsOf(lines);
}

describe('computers of a file', () => {
  test('are told as the file tells them, whatever would follow from their states', async () => {
    const odd = computerNamed('WS-1', {
      overall: 'compliant',
      status: 'unknown',
      exemption: 'user-exempt',
      error: 'volume-locked',
      exemptedAt: '2026-01-01T00:00:00.000Z',
      lastContactAt: null,
      updatedAt: null,
      users: [],
      volumes: [],
    });
    expect(await computersOf([odd])).toEqual([odd]);
  });

  test('may be called alike', async () => {
    const twice = [
      computerNamed('WS-1', { model: 'old' }),
      computerNamed('ws-1', { model: 'new' }),
      computerNamed('WS-1', { domain: 'emea.contoso.test' }),
    ];
    expect(await computersOf(twice)).toEqual(twice);
    const { reader } = await reportInMemory.computers('file', twice, { signal });
    expect(await reader.summary(EVERY_COMPUTER, { signal })).toMatchObject({ managed: 3 });
  });

  test.each([
    ['an apostrophe', "o'connor"],
    ['a quotation mark and a backslash', String.raw`a"b\c`],
    ['letters of any script', 'Ünï 🔑 漢'],
    ['nothing', ''],
    ['brackets', '[],{}'],
  ])('keep %s in their names', async (_what, text) => {
    const named = computerNamed(text, { domain: text, model: text, users: [`CONTOSO\\${text}`] });
    expect(await computersOf([named])).toEqual([named]);
  });

  test('with half a character in their names do no harm', async () => {
    const [half] = await computersOf([computerNamed('half \ud800', { model: '\udfff' })]);
    expect(half).toMatchObject({ name: 'half \ufffd', model: '\ufffd' });
  });
});

describe('entries of a file', () => {
  test('have gaps between them, and one told twice is told once', async () => {
    const all = chained({}, {}, {}, {});
    const rows = await entriesOf([all[3], all[1], all[1]].flatMap((entry) => entry ?? []));
    expect(rows.map(({ sequence }) => sequence)).toEqual([4, 2]);
  });

  test('keep what stands in them', async () => {
    const note = String.raw`a"b\c` + '\nÜnï 🔑 \u2028';
    const [row] = await entriesOf(chained({ note }));
    expect(row?.entry?.note).toBe(note);
  });
});

test('it is read-only once it is filled, and never on the disk', async () => {
  const db = await filledStore(async () => undefined);
  await expect(db('domains').insert({ id: 1, name: 'a', dns_name: 'a' })).rejects.toThrow(
    /readonly/,
  );
  const databases: readonly { readonly file: string }[] = await db.raw('pragma database_list');
  expect(databases.map(({ file }) => file).join('')).toBe('');
  // 2: what is sorted stays in memory too.
  expect(await db.raw('pragma temp_store')).toEqual([{ temp_store: 2 }]);
  await db.destroy();
});

test('a cancel ends it', async () => {
  const cancelled = { signal: AbortSignal.abort() };
  await expect(reportInMemory.entries(chained({}), cancelled)).rejects.toMatchObject({
    code: 'request.cancelled',
  });
  await expect(
    reportInMemory.computers('file', [computerNamed('WS-1')], cancelled),
  ).rejects.toMatchObject({ code: 'request.cancelled' });
});
