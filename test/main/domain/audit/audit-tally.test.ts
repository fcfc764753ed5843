import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';

const MODULE = resolve(ROOT, 'src-main/domain/audit/audit-tally.ts');

/** The days that moments are counted for in a zone: a process has one zone for its life. */
function daysIn(zone: string, moments: readonly string[]): unknown {
  const script = `import { createTally } from ${JSON.stringify(MODULE)};
    const tally = createTally();
    const codes = { action: 'disclose', result: 'successful', failure: '', flag: '', reason: '' };
    const about = { ...codes, operator: '', count: 1 };
    tally.add(${JSON.stringify(moments)}.map((moment) => ({ ...about, moment })));
    console.log(JSON.stringify(tally.summary().byDay.map(({ value, count }) => [value, count])));`;
  return JSON.parse(
    spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    }).stdout,
  );
}

test.each([
  ['UTC', '2026-11-24T23:59', '2026-11-25T00:00'],
  ['Asia/Kathmandu', '2026-11-24T18:14', '2026-11-24T18:15'],
  ['America/St_Johns', '2026-11-25T03:29', '2026-11-25T03:30'],
  ['Pacific/Chatham', '2026-11-24T10:14', '2026-11-24T10:15'],
])('a day begins at midnight in %s', (zone, last, first) => {
  expect(daysIn(zone, [last, first, first])).toEqual([
    ['2026-11-24', 1],
    ['2026-11-25', 2],
  ]);
});
