import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskExit } from '#main/tools/desk/exit-codes.ts';
import { RANGES } from '#main/tools/desk/export/named-range.ts';
import { deskWords } from '#main/tools/text/en-desk.ts';
import { DESK_OPTIONS, DESK_TASKS } from '#shared/console/desk-switches.ts';
import { ReportName } from '#shared/reports/report-to-write.ts';
import { ROOT } from '#test/root.ts';

const GUIDE = readFileSync(join(ROOT, 'assets/guide/administrator.md'), 'utf8');
const [, COMMANDS = ''] = /### The command line\n(.*?)\n## /s.exec(GUIDE) ?? [];
const USAGE = deskWords.usage('');

test('guide and usage list the exit codes', () => {
  const [, table = ''] = COMMANDS.split('| exit code | meaning |\n|---|---|\n');
  const [rows = ''] = table.split('\n\n');
  expect(rows.split('\n').map((row) => Number(row.split('|')[1]))).toEqual(Object.values(DeskExit));
  const told = USAGE.slice(USAGE.indexOf('Exit codes:')).match(/\d+/g)?.map(Number);
  expect(told).toEqual(Object.values(DeskExit));
});

test.each([
  ...[...DESK_TASKS, ...Object.keys(DESK_OPTIONS)].map((name) => `--${name}`),
  ...ReportName.options,
  ...RANGES,
])('guide and usage name %s', (name) => {
  expect(COMMANDS).toContain(name);
  expect(USAGE).toContain(name);
});

test('the usage fits a terminal of 80 columns', () => {
  expect(USAGE.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
