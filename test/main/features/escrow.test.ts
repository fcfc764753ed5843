import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import type { InventoryPart } from '#main/domain/escrow/inventory.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import { AppError } from '#shared/errors.ts';
import { FIRST_ESCROW_COLUMNS } from '#shared/escrow/escrow-column.ts';
import { EVERY_ROW, type EscrowFilter, type EscrowSource } from '#shared/escrow/escrow-report.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { memoryRecovery } from '#test/fakes/memory-profile.ts';

const SOURCES = { place: 'sources' } as const;
const BY_NAME = { column: 'name', descending: false } as const;
const QUERY = { filter: EVERY_ROW, sort: BY_NAME };
const ASKED = { from: SOURCES, query: QUERY, after: null } as const;
const WHAT = {
  report: 'recovery-key-backup',
  from: SOURCES,
  query: QUERY,
  columns: [...FIRST_ESCROW_COLUMNS],
} as const;

const NAMES = Array.from({ length: 300 }, (_, index) => `PC-${1000 + index}`);

function inventory(name: string, list: EscrowInventory['list']): EscrowInventory {
  return { name, list };
}

const computerOf = (name: string): InventoryPart['computers'][number] => ({
  ref: name,
  name,
  domain: { netbios: 'CONTOSO', dns: 'contoso.test' },
  exists: true,
  keysTold: true,
  passwordSetAt: '2026-03-01T00:00:00.000Z',
  lastSignInAt: undefined,
  account: 'enabled',
  operatingSystem: 'Windows 11',
});

/** Every second computer has a key. */
async function* halfOfThem(): AsyncGenerator<InventoryPart> {
  const keyOf = (ref: string) => ({
    ref,
    keyId: ref,
    escrowedAt: '2026-01-01T00:00:00.000Z',
    isDamaged: false,
  });
  for (let at = 0; at < NAMES.length; at += 100) {
    const names = NAMES.slice(at, at + 100);
    yield {
      computers: names.map(computerOf),
      keys: names.filter((_, place) => place % 2 === 0).map(keyOf),
    };
  }
}

// oxlint-disable-next-line require-yield
async function* failing(): AsyncGenerator<InventoryPart> {
  throw new AppError('directory.unreachable', 'down');
}

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  desk.profile.inventories.push(inventory('memory', () => halfOfThem()));
  await desk.signIn('reports');
});

const summary = (filter: Partial<EscrowFilter> = {}) =>
  desk.ask('escrow.summary', { from: SOURCES, filter: { ...EVERY_ROW, ...filter } });

test('nothing is there before somebody asked for it', async () => {
  expect(await desk.ask('escrow.last')).toEqual({ last: null });
  expect(await desk.refused('escrow.page', ASKED)).toBe('report.closed');
  expect(await desk.refused('reports.export', { what: WHAT, form: 'csv' })).toBe('report.closed');
});

test('the sources are read once; pages and totals come of what they told', async () => {
  const read = await desk.ask('escrow.read');
  expect(read.sources).toEqual([
    { source: 'memory', state: 'read', computers: 300, keys: 150, keysHidden: 0 },
  ]);
  expect(await desk.ask('escrow.last')).toEqual({ last: read });
  expect(await summary()).toMatchObject({
    computers: 300,
    byState: { present: 150, none: 150 },
    byAge: { older: 150 },
  });
  const first = await desk.ask('escrow.page', ASKED);
  const second = await desk.ask('escrow.page', { ...ASKED, after: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([200, 100, null]);
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(NAMES);
});

test('of a source that failed, or cannot list, nothing is known', async () => {
  for (const name of ['failing', 'store'])
    desk.profile.recovery.push(
      memoryRecovery(
        () => desk.profile,
        name,
        () => [],
      ),
    );
  desk.profile.inventories.push(inventory('failing', () => failing()));
  const { sources } = await desk.ask('escrow.read');
  expect(
    sources.map(({ source, state, failure }: EscrowSource) => [source, state, failure]),
  ).toEqual([
    ['memory', 'read', undefined],
    ['failing', 'failed', 'directory.unreachable'],
    ['store', 'not-listed', undefined],
  ]);
  expect(await summary()).toMatchObject({ byState: { present: 150, none: 0, unknown: 150 } });
  expect(await summary({ missingIn: 'memory' })).toMatchObject({ rows: 150 });
  expect(await summary({ missingIn: 'failing' })).toMatchObject({ rows: 0 });
});

test('where no source has told anything, the report says why', async () => {
  desk.profile.inventories.splice(
    0,
    1,
    inventory('memory', () => failing()),
  );
  expect(await desk.refused('escrow.read')).toBe('directory.unreachable');
  expect(await desk.ask('escrow.last')).toEqual({ last: null });
});

test('what was read survives a lock, and no sign-out', async () => {
  await desk.ask('escrow.read');
  await desk.ask('session.lock');
  expect(await desk.refused('escrow.page', ASKED)).toBe('auth.locked');
  await desk.signIn('reports');
  expect((await desk.ask('escrow.page', ASKED)).rows).toHaveLength(200);
  await desk.ask('session.signOut');
  await desk.signIn('reports');
  expect(await desk.refused('escrow.page', ASKED)).toBe('report.closed');
});

test('only those who may see reports read it', async () => {
  await desk.signIn('user');
  expect(await desk.refused('escrow.read')).toBe('auth.forbidden');
});

test('it is exported as it is shown, with an entry in the log', async () => {
  await desk.ask('escrow.read');
  const query = { ...QUERY, filter: { ...EVERY_ROW, state: 'none' as const } };
  const saved = await desk.ask('reports.export', { what: { ...WHAT, query }, form: 'csv' });
  expect(saved).toMatchObject({ outcome: 'saved' });
  const [file] = desk.saver.files.values();
  const lines: string[][] = parse(Buffer.from(file ?? []).toString('utf8'), { bom: true });
  expect(lines[0]).toEqual([...FIRST_ESCROW_COLUMNS]);
  expect([lines.length, lines[1]?.slice(0, 3)]).toEqual([151, ['PC-1001', 'CONTOSO', 'No key']]);
  expect(desk.profile.entries.at(-1)).toMatchObject({ action: 'export', result: 'successful' });
  expect(desk.profile.entries.at(-1)?.note).toContain('recovery-key-backup, csv, 150 rows');
});

test('a report file opens without anybody signed in, and answers as the sources did', async () => {
  const reading = await desk.ask('escrow.read');
  await desk.ask('reports.export', { what: WHAT, form: 'kdreport' });
  const [file] = desk.saver.files.values();
  const bytes = Uint8Array.from(file ?? []);
  expect(gunzipSync(bytes).toString('utf8')).not.toMatch(/\d{6}-\d{6}/);
  await desk.ask('session.signOut');
  const { opened } = await desk.ask('reports.open', { by: 'drop', fileName: 'a.kdreport', bytes });
  expect(opened).toMatchObject({
    verdict: { state: 'intact' },
    header: { report: 'recovery-key-backup', reading },
  });
  const from = { place: 'file', id: opened?.reportId ?? '' } as const;
  const page = await desk.ask('escrow.page', { from, query: QUERY, after: null });
  expect(page.rows.map(({ name }) => name)).toEqual(NAMES.slice(0, 200));
  expect(await desk.ask('escrow.summary', { from, filter: EVERY_ROW })).toMatchObject({
    computers: 300,
    byState: { none: 150 },
  });
});
