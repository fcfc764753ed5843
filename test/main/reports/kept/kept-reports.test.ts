import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptReports } from '#main/reports/kept/kept-reports.ts';
import { encryptionOf } from '#test/fakes/memory-encryption.ts';

const about = (day: number) => ({
  organisation: 'Contoso',
  generatedAt: `2026-11-0${day}T10:00:00.000Z`,
  generatedBy: String.raw`CONTOSO\rita`,
  rows: day,
});
const file = Buffer.from('every entry of CONTOSO');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const reports = (encryption = encryptionOf(0x5a)) =>
  keptReports({ folder: join(folder, 'kept'), encryption, most: 3 });
const files = () => readdirSync(join(folder, 'kept')).map((name) => join(folder, 'kept', name));

test('what is kept is listed newest first and read again, by another start too', async () => {
  for (const day of [2, 1, 3]) await reports().keep(about(day), file);
  const listed = await reports().list();
  expect(listed).toMatchObject([about(3), about(2), about(1)]);
  expect(Buffer.from((await reports().read(listed[0]?.id ?? '')) ?? [])).toEqual(file);
});

test('the oldest are deleted when there are too many', async () => {
  for (const day of [1, 2, 3, 4, 5]) await reports().keep(about(day), file);
  expect((await reports().list()).map(({ rows }) => rows)).toEqual([5, 4, 3]);
  expect(files()).toHaveLength(3);
});

test('the newest stays where the clock was set back', async () => {
  for (const day of [5, 6, 7, 1]) await reports().keep(about(day), file);
  expect((await reports().list()).map(({ rows }) => rows)).toEqual([7, 6, 1]);
});

test('it is encrypted on the disk', async () => {
  await reports().keep(about(1), file);
  const [path = ''] = files();
  for (const text of ['CONTOSO', 'Contoso', 'rita', '2026-11'])
    expect(readFileSync(path).includes(text)).toBe(false);
});

test('somebody else, or an altered file, opens nothing', async () => {
  await reports().keep(about(1), file);
  const [{ id } = { id: '' }] = await reports().list();
  expect(await reports(encryptionOf(0x33)).list()).toEqual([]);
  expect(await reports(encryptionOf(0x33)).read(id)).toBeUndefined();
  const [path = ''] = files();
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(await reports().read(id)).toBeUndefined();
});

test('is refused without encryption', async () => {
  const plain = { ...encryptionOf(0), isProtecting: async () => false };
  await expect(reports(plain).keep(about(1), file)).rejects.toMatchObject({
    code: 'report.notProtected',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('one, and all, are deleted on request', async () => {
  for (const day of [1, 2, 3]) await reports().keep(about(day), file);
  const [newest] = await reports().list();
  await reports().forget(newest?.id);
  expect(await reports().list()).toMatchObject([about(2), about(1)]);
  await reports().forget();
  expect(files()).toEqual([]);
});
