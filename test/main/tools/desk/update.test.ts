import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readUpdateList } from '#main/domain/updates/read-update-list.ts';
import { DeskExit } from '#main/tools/desk/exit-codes.ts';
import type { DeskWork } from '#main/tools/desk/work.ts';
import { updateFolder } from '#main/updates/update-folder.ts';
import { AppError } from '#shared/errors.ts';
import { LIST_NAME } from '#shared/updates/update-list.ts';
import { type SignedFolder, signedFolder } from '#test/fakes/update-folder.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { reportIn, runDesk } from './run-desk.ts';

let folder: TempFolder;
let updates: DeskWork['updates'] | undefined;
beforeEach(() => {
  folder = tempFolder();
  updates = undefined;
});
afterEach(() => {
  folder.remove();
});

const run = (...args: readonly string[]) => runDesk(folder.path, args, { updates });

const KIND = process.arch === 'arm64' ? 'arm64' : 'amd64';
const PACKAGE = `keydesk_9.0.0_${KIND}.deb`;

/** Puts a folder of versions to use, as the policy of the computer would. */
function roll(version: string, settings: object = {}): SignedFolder {
  const signed = signedFolder(folder.path);
  signed.add(`keydesk_${version}_${KIND}.deb`, 'a package');
  signed.sign(`all=${version}`);
  const { publicKey } = signed;
  const set = { mode: 'notify', folder: 'https://files.test/', publicKey, ...settings };
  writeFileSync(join(folder.path, 'keydesk.json'), JSON.stringify({ settings: { updates: set } }));
  updates = () => ({
    list: async () =>
      readUpdateList(readFileSync(join(signed.folder, LIST_NAME), 'utf8'), publicKey),
    fetch: async ({ wanted }, path) => {
      copyFileSync(join(signed.folder, wanted.name), path);
    },
  });
  return signed;
}

const stepOf = (said: string) => reportIn(said).steps.find(({ name }) => name === 'update');

test('looks nowhere while it is off', async () => {
  const { code, said } = await run('--update', '--json');
  expect(stepOf(said)).toEqual({
    name: 'update',
    state: 'passed',
    facts: { version: '1.2.3', mode: 'off' },
  });
  expect(code).toBe(DeskExit.good);
  expect(reportIn((await run('--check', '--json')).said).steps).not.toContainEqual(
    expect.objectContaining({ name: 'update' }),
  );
});

test('a newer version is something to look at, also for --check', async () => {
  roll('9.0.0');
  const { code, said } = await run('--update');
  expect(said).toMatch(/warning update .*version=1\.2\.3 ring=all .*offered=9\.0\.0/);
  expect(code).toBe(DeskExit.warned);
  expect((await run('--check')).code).toBe(DeskExit.warned);
});

test('the newest one, and an older one, are in order', async () => {
  roll('1.2.2');
  expect((await run('--update', '--json')).code).toBe(DeskExit.good);
});

test('its package is put where it is asked for, for whatever installs it', async () => {
  roll('9.0.0');
  const to = join(folder.path, 'to');
  mkdirSync(to);
  const { code, said } = await run('--update', '--json', `--to=${to}`, '--package=deb');
  expect(stepOf(said)).toMatchObject({ state: 'passed', facts: { file: join(to, PACKAGE) } });
  expect(code).toBe(DeskExit.good);
  expect(readFileSync(join(to, PACKAGE), 'utf8')).toBe('a package');
});

test.each([
  ['a list that lies', 'updates.forged', {}, ['--json']],
  ['a ring that is not there', 'updates.unknownRing', { ring: 'pilots' }, ['--json']],
  ['no such package', 'updates.noPackage', {}, ['--json', '--to=.', '--package=rpm']],
])('%s is not good', async (_what, failure, settings, args) => {
  const signed = roll('9.0.0', settings);
  if (failure === 'updates.forged')
    signed.alter(({ list, signature }) => ({ list: list.replace('9.0.0', '9.9.9'), signature }));
  const { code, said } = await run('--update', ...args);
  expect(stepOf(said)).toMatchObject({ state: 'failed', failure });
  expect(code).toBe(DeskExit.notGood);
});

test('a folder that is not there is said', async () => {
  roll('9.0.0');
  updates = () => ({
    ...updateFolder([]),
    list: async () => Promise.reject(new AppError('file.gone', 'no such folder')),
  });
  const { code, said } = await run('--update', '--json', '--to=/nowhere');
  expect(stepOf(said)).toMatchObject({ state: 'failed', failure: 'file.gone' });
  expect(code).toBe(DeskExit.notGood);
});
