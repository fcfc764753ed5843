import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';
import {
  counted,
  ended,
  readPlaywright,
  readVitest,
} from '../../.config/commands/steps/counts.mjs';

const root = resolve(ROOT, '.');

// Inside the repository, so that what is run there finds Vitest.
let folder: string;
beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/counts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a run of Vitest over one suite amounts to. */
async function linesOf(name: string, suite: string): Promise<readonly string[]> {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(
    join(place, 'a.test.ts'),
    `import { beforeAll, describe, expect, test } from 'vitest';\n${suite}`,
  );
  const file = join(place, 'counts.json');
  writeFileSync(
    join(place, 'vitest.config.mjs'),
    `import { VitestCounts } from ${JSON.stringify(resolve(root, '.config/commands/steps/vitest-counts.mjs'))};
     export default { test: { reporters: [new VitestCounts(${JSON.stringify(file)})] } };`,
  );
  const code = await new Promise<number>((done) => {
    const child = execFile(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--root', place],
      { cwd: root },
      () => done(child.exitCode ?? -1),
    );
  });
  return counted([ended(readVitest(file), 'Vitest', code)]).lines;
}

describe('a run of Vitest', () => {
  test('counts every test once, by what came of it', async () => {
    const lines = await linesOf(
      'each',
      `test('holds', () => {});
       test('does not hold', () => expect(1).toBe(2));
       test.skip('is left out', { meta: { reason: 'want of time' } }, () => {});
       test('leaves itself out', ({ skip }) => skip('want of a drive'));`,
    );
    expect(lines).toEqual([
      'skipped (1): want of time',
      '  is left out',
      'skipped (1): want of a drive',
      '  leaves itself out',
      'failed: a.test.ts: does not hold',
      '1 passed, 1 failed, 2 skipped',
    ]);
  });

  test('that could not prepare a suite has failed there, and not left its tests out', async () => {
    const lines = await linesOf(
      'unprepared',
      `describe('a lab', () => { beforeAll(() => { throw new Error('no lab'); }); test('one', () => {}); test('two', () => {}); }); test('three', () => {});`,
    );
    expect(lines).toEqual(['failed: a.test.ts: a lab: no lab', '1 passed, 1 failed, 0 skipped']);
  });

  test('that could not even read a suite has failed', async () => {
    expect(await linesOf('unread', `throw new Error('no such thing');`)).toEqual([
      'failed: a.test.ts: no such thing',
      '0 passed, 1 failed, 0 skipped',
    ]);
  });

  test('in which an error found nobody to catch it has failed, and says which', async () => {
    const lines = await linesOf(
      'stray',
      `test('holds', async () => { setTimeout(() => { throw new Error('nobody heard me'); }); await new Promise((done) => setTimeout(done, 50)); });`,
    );
    expect(lines).toEqual([
      expect.stringContaining('failed: an error no test caught: Error: nobody heard me'),
      '1 passed, 1 failed, 0 skipped',
    ]);
  });

  test('that ended with no report, or with a code nobody explains, has failed', () => {
    expect(counted([readVitest(join(folder, 'none.json'))]).lines).toEqual([
      'failed: the suites without a window left no report',
      '0 passed, 1 failed, 0 skipped',
    ]);
    expect(counted([ended({ passed: 3, failures: [], skips: [] }, 'Vitest', 3)])).toEqual({
      lines: [
        'failed: Vitest ended with exit code 3 and names no reason',
        '3 passed, 1 failed, 0 skipped',
      ],
      green: false,
    });
  });

  test('that the system killed names the memory', () => {
    expect(ended({ passed: 0, failures: [], skips: [] }, 'Vitest', 137).failures).toEqual([
      expect.stringContaining('Vitest was killed by the system, most likely because the memory'),
    ]);
  });
});

test('a run of Playwright names what failed, what came right at a second try, and what stands outside the tests', () => {
  const file = join(folder, 'playwright.json');
  const spec = (title: string, status: string, description?: string) => ({
    file: 'a.spec.ts',
    title,
    tests: [
      { status, annotations: description === undefined ? [] : [{ type: 'skip', description }] },
    ],
  });
  writeFileSync(
    file,
    JSON.stringify({
      suites: [
        {
          specs: [spec('holds', 'expected'), spec('breaks', 'unexpected')],
          suites: [
            { specs: [spec('wavers', 'flaky'), spec('waits', 'skipped', 'want of a server')] },
          ],
        },
      ],
      errors: [{ message: 'a worker was lost' }],
      stats: { expected: 1 },
    }),
  );
  expect(counted([readPlaywright(file)]).lines).toEqual([
    'skipped (1): want of a server',
    '  a.spec.ts: waits',
    'failed: a.spec.ts: breaks',
    'failed: a.spec.ts: wavers',
    'failed: an error outside the tests: a worker was lost',
    '1 passed, 3 failed, 1 skipped',
  ]);
});

test('nothing run is not green', () => {
  expect(counted([{ passed: 0, failures: [], skips: [] }]).green).toBe(false);
});

test('a failed test of the window says where its picture is, and how its trace is opened', () => {
  const file = join(folder, 'evidence.json');
  const attachments = [
    { name: 'trace', contentType: 'application/zip', path: join(root, 'dist/a/trace.zip') },
    { name: 'screenshot', contentType: 'image/png', path: join(root, 'dist/a/failed.png') },
    { name: 'axe', contentType: 'application/json' },
  ];
  const tests = [{ status: 'unexpected', annotations: [], results: [{ attachments }] }];
  writeFileSync(
    file,
    JSON.stringify({
      suites: [{ specs: [{ file: 'a.spec.ts', title: 'breaks', tests }] }],
      errors: [],
      stats: { expected: 0 },
    }),
  );
  expect(readPlaywright(file).failures).toEqual([
    'a.spec.ts: breaks\n  trace: npx playwright show-trace dist/a/trace.zip\n  picture: dist/a/failed.png',
  ]);
});
