import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMoment, localTime } from '#main/domain/reports/local-time.ts';
import { ROOT } from '#test/root.ts';

const MODULE = resolve(ROOT, 'src-main/domain/reports/local-time.ts');

/** What `localTime` makes of these in another zone: a process has one zone for its life. */
function inZone(zone: string, moments: readonly string[]): readonly string[] {
  const script = `
    import { localTime } from ${JSON.stringify(MODULE)};
    console.log(JSON.stringify(JSON.parse(process.argv[1]).map(localTime)));`;
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, JSON.stringify(moments)],
    { encoding: 'utf8', env: { ...process.env, TZ: zone } },
  );
  return JSON.parse(stdout) as readonly string[];
}

test('a moment is told with its offset, and means the same', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString();
        const local = localTime(iso);
        expect(local).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(Date.parse(local)).toBe(Math.floor(date.getTime() / 1000) * 1000);
        expect(localMoment(iso)?.toISOString().slice(0, 19)).toBe(local.slice(0, 19));
      },
    ),
  );
});

test.each(['', 'yesterday', '2026-13-01T00:00:00.000Z', '#12'])('%j is no moment', (text) => {
  expect(localTime(text)).toBe('');
  expect(localMoment(text)).toBeUndefined();
});

describe('where summer time begins and ends', () => {
  test('hours are left out and told twice', () => {
    expect(
      inZone('Europe/Berlin', [
        '2026-03-29T00:59:59.000Z',
        '2026-03-29T01:00:00.000Z',
        '2026-10-25T00:30:00.000Z',
        '2026-10-25T01:30:00.000Z',
        '2026-03-28T23:30:00.000Z',
        '2026-03-29T22:30:00.000Z',
      ]),
    ).toEqual([
      '2026-03-29T01:59:59+01:00',
      '2026-03-29T03:00:00+02:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+01:00',
      '2026-03-29T00:30:00+01:00',
      '2026-03-30T00:30:00+02:00',
    ]);
  });

  test('offsets need not be whole hours', () => {
    expect(
      inZone('Asia/Kathmandu', ['2026-12-31T18:15:00.000Z', '2026-12-31T18:14:59.000Z']),
    ).toEqual(['2027-01-01T00:00:00+05:45', '2026-12-31T23:59:59+05:45']);
    expect(
      inZone('Australia/Lord_Howe', ['2026-10-03T15:29:00.000Z', '2026-10-03T15:31:00.000Z']),
    ).toEqual(['2026-10-04T01:59:00+10:30', '2026-10-04T02:31:00+11:00']);
    expect(inZone('America/St_Johns', ['2026-01-01T02:00:00.000Z'])).toEqual([
      '2025-12-31T22:30:00-03:30',
    ]);
  });
});
