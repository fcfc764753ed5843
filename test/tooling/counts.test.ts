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
const COUNTS_MODULE = resolve(root, '.config/commands/steps/vitest-counts.mjs');

// Inside the repository, so that what is run there finds Vitest.
let folder: string;
beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/counts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The lines that a run of Vitest over one suite ends with. */
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
    `import { VitestCounts } from ${JSON.stringify(COUNTS_MODULE)};
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
  test('counts every test once, by its result', async () => {
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
      [
        'failed: a.test.ts: does not hold',
        '  expected 1 to be 2 // Object.is equality',
        '  - Expected',
        '  + Received',
        '  - 2',
        '  + 1',
      ].join('\n'),
      '1 passed, 1 failed, 2 skipped',
    ]);
  });

  test('that could not prepare a suite has failed, instead of skipping its tests', async () => {
    const lines = await linesOf(
      'unprepared',
      `describe('a lab', () => {
         beforeAll(() => { throw new Error('no lab'); });
         test('one', () => {});
         test('two', () => {});
       });
       test('three', () => {});`,
    );
    expect(lines).toEqual(['failed: a.test.ts: a lab: no lab', '1 passed, 1 failed, 0 skipped']);
  });

  test('that could not even read a suite has failed', async () => {
    expect(await linesOf('unread', `throw new Error('no such thing');`)).toEqual([
      'failed: a.test.ts: no such thing',
      '0 passed, 1 failed, 0 skipped',
    ]);
  });

  test('with an uncaught error has failed, and names the error', async () => {
    const lines = await linesOf(
      'stray',
      `test('holds', async () => {
         setTimeout(() => { throw new Error('nobody heard me'); });
         await new Promise((done) => setTimeout(done, 50));
       });`,
    );
    expect(lines).toEqual([
      expect.stringContaining('failed: an error no test caught: Error: nobody heard me'),
      '1 passed, 1 failed, 0 skipped',
    ]);
  });

  test('that ended without a report, or with an unexplained exit code, has failed', () => {
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

test('a run of Playwright names failed tests, flaky tests and errors outside the tests', () => {
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

test('a run of no tests is not green', () => {
  expect(counted([{ passed: 0, failures: [], skips: [] }]).green).toBe(false);
});

test('a failed window test says why, and names its screenshot and how to open its trace', () => {
  const file = join(folder, 'evidence.json');
  const attachments = [
    { name: 'trace', contentType: 'application/zip', path: join(root, 'dist/a/trace.zip') },
    { name: 'screenshot', contentType: 'image/png', path: join(root, 'dist/a/failed.png') },
    { name: 'axe', contentType: 'application/json' },
  ];
  const errors = [
    {
      message: `Error: \u001B[31mtoBe failed\u001B[39m\n\nExpected: 1\n${'and more\n'.repeat(99)}`,
      location: { file: join(root, 'test/e2e/a.spec.ts'), line: 7 },
    },
  ];
  const tests = [{ status: 'unexpected', annotations: [], results: [{ attachments, errors }] }];
  writeFileSync(
    file,
    JSON.stringify({
      suites: [{ specs: [{ file: 'a.spec.ts', title: 'breaks', tests }] }],
      errors: [],
      stats: { expected: 0 },
    }),
  );
  expect(readPlaywright(file).failures).toEqual([
    [
      'a.spec.ts: breaks',
      '  at: test/e2e/a.spec.ts:7',
      '  Error: toBe failed',
      '  Expected: 1',
      ...Array<string>(10).fill('  and more'),
      '  trace: npx playwright show-trace dist/a/trace.zip',
      '  picture: dist/a/failed.png',
    ].join('\n'),
  ]);
});
