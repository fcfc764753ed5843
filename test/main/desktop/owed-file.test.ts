import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { owedFile } from '#main/desktop/owed-file.ts';
import type { OwedEntry } from '#main/ports/audit/owed-file.ts';
import { draft } from '#test/contract/drafts.ts';

let folder: string;
let path: string;
let failures: unknown[];
const open = () => owedFile(path, (cause) => failures.push(cause));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-owed-'));
  path = join(folder, 'owed-entries.json');
  failures = [];
});

const LOCK: OwedEntry = {
  profileId: 'contoso',
  at: '2026-06-01T09:00:00.000Z',
  draft: { ...draft(), action: 'lock' },
};

test('gives back what was kept, in its order, and nothing once it is written', () => {
  expect(open().read()).toEqual([]);
  const signOut: OwedEntry = { ...LOCK, draft: { ...LOCK.draft, action: 'sign-out' } };
  open().write([LOCK, signOut]);
  expect(open().read()).toEqual([LOCK, signOut]);
  open().write([]);
  expect(readdirSync(folder)).toEqual([]);
  expect(failures).toEqual([]);
});

test.each([
  ['no JSON', '{'],
  ['another action', JSON.stringify([{ ...LOCK, draft: { ...LOCK.draft, action: 'disclose' } }])],
])('%s is nothing, and is told', (_name, text) => {
  writeFileSync(path, text);
  expect(open().read()).toEqual([]);
  expect(failures).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('a pipe in its place holds nobody up', () => {
  execFileSync('mkfifo', [path, `${path}.new`]);
  expect(open().read()).toEqual([]);
  expect(failures).toMatchObject([{ code: 'file.notRegular' }]);
  open().write([LOCK]);
  expect(open().read()).toEqual([LOCK]);
});
