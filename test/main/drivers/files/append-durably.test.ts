import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendDurably } from '#main/drivers/files/append-durably.ts';
import { codeOf, systemCodeOf } from '#shared/errors.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { WHERE_MOUNTED, canMount } from '#test/media/mounting.ts';

const LIMIT = { ms: 60_000, signal: new AbortController().signal };

let folder: TempFolder;
let path: string;
beforeEach(() => {
  folder = tempFolder();
  path = join(folder.path, 'lines.txt');
});
afterEach(() => {
  folder.remove();
});

const text = () => readFileSync(path, 'utf8');
const outcome = (work: Promise<void>) =>
  work.then(
    () => 'appended',
    (cause: unknown) => systemCodeOf(cause) || codeOf(cause),
  );

describe('lines', () => {
  test('make the file, and follow one another', async () => {
    await appendDurably(path, 'one\n', LIMIT);
    await appendDurably(path, 'two\nthree\n', LIMIT);
    expect(text()).toBe('one\ntwo\nthree\n');
  });

  test('begin anew behind half a line that another process left', async () => {
    writeFileSync(path, 'one\ntw');
    await appendDurably(path, 'two\n', LIMIT);
    await appendDurably(path, 'three\n', LIMIT);
    expect(text()).toBe('one\ntw\ntwo\nthree\n');
  });

  test('of none only open the file', async () => {
    await appendDurably(path, '', LIMIT);
    expect(text()).toBe('');
  });

  test('from two consoles at once are each whole', async () => {
    const lines = Array.from({ length: 50 }, (_none, at) => `${at} ${'x'.repeat(200)}\n`);
    await Promise.all(lines.map((line) => appendDurably(path, line, LIMIT)));
    const written = text().split('\n').filter(Boolean);
    expect(written.toSorted()).toEqual(lines.map((line) => line.trimEnd()).toSorted());
  });
});

test('a folder that is not there is not made', async () => {
  const missing = join(folder.path, 'share', 'lines.txt');
  expect(await outcome(appendDurably(missing, 'one\n', LIMIT))).toBe('ENOENT');
  expect(existsSync(join(folder.path, 'share'))).toBe(false);
});

test('a folder of that name is not written into', async () => {
  mkdirSync(path);
  expect(await outcome(appendDurably(path, 'one\n', LIMIT))).toBe('EISDIR');
});

test.skipIf(process.platform === 'win32')(
  'a medium that never answers is given up, and no second thread waits for one',
  { meta: { reason: 'needs a named pipe' } },
  async () => {
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const first = appendDurably(pipe, 'one\n', { ...LIMIT, ms: 1 });
    expect(await outcome(first)).toBe('witness.timedOut');
    expect(await outcome(appendDurably(path, 'one\n', LIMIT))).toBe('witness.timedOut');
    expect(existsSync(path)).toBe(false);
    // Somebody reads: the thread is free again.
    const reader = spawn('cat', [pipe], { stdio: 'ignore' });
    await once(reader, 'exit');
    await expect.poll(() => outcome(appendDurably(path, 'two\n', LIMIT))).toBe('appended');
  },
);

describe.runIf(canMount())('a file system of its own', WHERE_MOUNTED, () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'none', folder.path]);
  });
  afterEach(() => {
    execFileSync('umount', [folder.path]);
  });

  test('that is full says so, and has whole lines once there is room', async () => {
    appendFileSync(path, 'begin\n');
    const long = `${'x'.repeat(30_000)}\n`;
    expect(await outcome(appendDurably(path, long, LIMIT))).toBe('ENOSPC');
    execFileSync('mount', ['-o', 'remount,size=1m', folder.path]);
    await appendDurably(path, long, LIMIT);
    const lines = text().split('\n');
    expect([lines[0], lines.at(-2)]).toEqual(['begin', long.trimEnd()]);
  });

  test('that may only be read says so', async () => {
    execFileSync('mount', ['-o', 'remount,ro', folder.path]);
    expect(await outcome(appendDurably(path, 'one\n', LIMIT))).toBe('EROFS');
    execFileSync('mount', ['-o', 'remount,rw', folder.path]);
    expect(await outcome(appendDurably(path, 'one\n', LIMIT))).toBe('appended');
  });
});
