import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KeptListFiles, keptListFiles } from '#main/desktop/kept-list-files.ts';
import { encryptionOf } from '#test/fakes/memory-encryption.ts';

const CONTENT = Buffer.from('AC9D5655 and two hundred thousand more');
const LIST = { about: { account: 'anna' }, content: CONTENT };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-lists-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const place = () => join(folder, 'kept-lists');
const pathOf = (organisation: string) => join(place(), `${organisation}.list`);
const files = (encryption = encryptionOf(0x5a)): KeptListFiles =>
  keptListFiles(place(), encryption);

test('what is kept is there at the next start, the newest alone', async () => {
  expect(await files().of('contoso').read()).toBeUndefined();
  const kept = files().of('contoso');
  await Promise.all([
    kept.keep({ about: 'first', content: Buffer.from('1') }),
    kept.keep({ about: 'second', content: Buffer.from('2') }),
    kept.keep(LIST),
  ]);
  const found = await files().of('contoso').read();
  expect(found?.about).toEqual(LIST.about);
  expect(Buffer.from(found?.content ?? [])).toEqual(CONTENT);
  expect(readdirSync(place())).toEqual(['contoso.list']);
});

test('nothing of it can be read on the disk, nor by somebody else', async () => {
  await files().of('contoso').keep(LIST);
  const written = readFileSync(pathOf('contoso'));
  for (const text of ['AC9D5655', 'anna']) expect(written.includes(text)).toBe(false);
  await expect(files(encryptionOf(0x33)).of('contoso').read()).rejects.toBeInstanceOf(Error);
});

test('where the operating system protects nothing, nothing is written', async () => {
  const none = { ...encryptionOf(0x5a), isProtecting: async () => false };
  await expect(files(none).of('contoso').keep(LIST)).rejects.toMatchObject({
    code: 'entra.listNotProtected',
  });
  expect(existsSync(place())).toBe(false);
});

test.each([
  ['nothing', () => Buffer.alloc(0)],
  ['the beginning', (whole: Buffer) => whole.subarray(0, 60)],
  ['all but the last byte', (whole: Buffer) => whole.subarray(0, -1)],
  ['one changed byte', (whole: Buffer) => Buffer.concat([whole.subarray(0, -1), Buffer.of(1)])],
  ['something else', () => Buffer.from('{"keys":[]}')],
  ['a length beyond its end', (whole: Buffer) => Buffer.concat([Buffer.alloc(4, 255), whole])],
])('a file of which %s is left is no list', async (_what, left) => {
  await files().of('contoso').keep(LIST);
  writeFileSync(pathOf('contoso'), left(readFileSync(pathOf('contoso'))));
  await expect(files().of('contoso').read()).rejects.toBeInstanceOf(Error);
});

test('a folder in its place is no list, and is not replaced', async () => {
  mkdirSync(pathOf('contoso'), { recursive: true });
  await expect(files().of('contoso').read()).rejects.toMatchObject({ code: 'file.notRegular' });
  await expect(files().of('contoso').keep(LIST)).rejects.toMatchObject({ code: 'file.isFolder' });
});

test('the lists of organisations that want none are removed, and nothing else', async () => {
  await files().forgetAllBut(['contoso']);
  for (const organisation of ['contoso', 'fabrikam', 'gone'])
    await files().of(organisation).keep(LIST);
  writeFileSync(join(place(), 'notes.txt'), 'mine');
  await files().forgetAllBut(['contoso']);
  expect(readdirSync(place()).sort()).toEqual(['contoso.list', 'notes.txt']);
  await files().forgetAllBut([]);
  expect(readdirSync(place())).toEqual(['notes.txt']);
});
