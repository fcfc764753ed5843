import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIRST_VIEW, wrongDay } from '#renderer/panes/reports/audit/filter-form.ts';
import { rangeProblem } from '#shared/reports/day-range.ts';
import { ROOT } from '#test/root.ts';

const FORM = resolve(ROOT, 'src-renderer/panes/reports/audit/filter-form.ts');
const RANGE = resolve(ROOT, 'src-shared/reports/day-range.ts');

/** The moments a range means in a zone. A process has one zone for its whole life. */
function inZone(zone: string, form: object, now: string): readonly [from: string, until: string] {
  const script = `
    import { FIRST_VIEW } from ${JSON.stringify(FORM)};
    import { filterOf } from ${JSON.stringify(RANGE)};
    const form = { ...FIRST_VIEW.form, ...JSON.parse(process.argv[1]) };
    const { from, until } = filterOf(form, new Date(process.argv[2]));
    console.log(JSON.stringify([from, until]));`;
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, JSON.stringify(form), now],
    { encoding: 'utf8', env: { ...process.env, TZ: zone } },
  );
  return JSON.parse(stdout) as [string, string];
}

describe('a day is a day in the person’s time zone', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 23]],
    ['Europe/Berlin', '2026-10-25', ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 25]],
    [
      'America/New_York',
      '2026-11-01',
      ['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', 25],
    ],
    ['Asia/Kathmandu', '2026-06-01', ['2026-05-31T18:15:00.000Z', '2026-06-01T18:15:00.000Z', 24]],
    // Summer time begins at midnight there: the day begins at one o'clock.
    [
      'America/Santiago',
      '2026-09-06',
      ['2026-09-06T04:00:00.000Z', '2026-09-07T03:00:00.000Z', 23],
    ],
  ] as const)('%s, %s', (zone, day, [from, until, hours]) => {
    expect(
      inZone(zone, { range: 'custom', firstDay: day, lastDay: day }, '2026-12-01T12:00:00.000Z'),
    ).toEqual([from, until]);
    expect((Date.parse(until) - Date.parse(from)) / 3_600_000).toBe(hours);
  });

  test('seven days over a change of the clock are seven calendar days', () => {
    expect(inZone('Europe/Berlin', { range: '7-days' }, '2026-10-27T10:00:00.000Z')).toEqual([
      '2026-10-20T22:00:00.000Z',
      '2026-10-27T23:00:00.000Z',
    ]);
    expect(inZone('Europe/Berlin', { range: 'this-month' }, '2026-03-31T22:30:00.000Z')).toEqual([
      '2026-03-31T22:00:00.000Z',
      '2026-04-01T22:00:00.000Z',
    ]);
  });
});

test('days that are missing or end before they begin are no range', () => {
  const custom = { ...FIRST_VIEW.form, range: 'custom' } as const;
  expect(rangeProblem({ ...custom, firstDay: '2026-11-24', lastDay: '2026-11-01' })).toBe(
    'backwards',
  );
  expect(rangeProblem({ ...custom, firstDay: '2026-11-24' })).toBe('missing');
  expect(
    rangeProblem({ ...custom, firstDay: '2026-11-24', lastDay: '2026-11-24' }),
  ).toBeUndefined();
  expect([
    wrongDay(custom),
    wrongDay({ ...custom, firstDay: '2026-11-24' }),
    wrongDay({ ...custom, firstDay: '2026-11-24', lastDay: '2026-11-01' }),
  ]).toEqual(['firstDay', 'lastDay', 'lastDay']);
  expect(wrongDay({ ...custom, range: 'all' })).toBeUndefined();
});
