import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { ROOT } from '#test/root.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

function run(...args: readonly string[]): readonly [number | null, string] {
  const script = join(ROOT, '.config/commands/updates.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  return [status, stdout + stderr];
}

test('a key is made and a list is signed: 0', () => {
  const key = join(folder.path, 'key.pem');
  const packages = join(folder.path, 'packages');
  mkdirSync(packages);
  writeFileSync(join(packages, 'keydesk_0.2.0_amd64.deb'), 'a package');
  expect(run('make-key', key)).toEqual([0, expect.stringContaining('publicKey: ')]);
  const signed = run('sign', packages, '--key', key, '--ring', 'all=0.2.0');
  expect(signed).toEqual([0, expect.any(String)]);
});

test('what cannot be done is said: 1', () => {
  const key = join(folder.path, 'key.pem');
  run('make-key', key);
  // A key that is there is never written over.
  expect(run('make-key', key)).toEqual([1, expect.stringContaining('key.pem')]);
  const nowhere = join(folder.path, 'nowhere');
  expect(run('sign', nowhere, '--key', key, '--ring', 'all=0.2.0')).toEqual([
    1,
    expect.stringContaining('nowhere'),
  ]);
});

test.each([[[]], [['frobnicate']], [['sign']], [['make-key', 'a', 'b']]])(
  'what is not understood is answered with the usage: 2, %j',
  (args) => {
    expect(run(...args)).toEqual([2, expect.stringContaining('Usage')]);
  },
);
