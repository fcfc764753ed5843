import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEADINGS, plainHeading } from '#main/tools/import/headings.ts';
import { ExitCode } from '#main/tools/store/exit-codes.ts';
import { storeWords } from '#main/tools/text/en.ts';
import { ROOT } from '#test/root.ts';

const GUIDE = readFileSync(join(ROOT, 'assets/guide/database-administrator.md'), 'utf8');

/** The cells of the rows below a heading of a table. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, table = ''] = GUIDE.split(`${heading}\n`);
  const [text = ''] = table.split('\n\n');
  return text
    .split('\n')
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test('the guide lists the headings an import knows', () => {
  const known = Object.values(HEADINGS).map(({ telling, vague }) =>
    [...telling, ...vague].toSorted(),
  );
  const listed = rowsBelow('| field | headings |').map(([, names = '']) =>
    Array.from(names.matchAll(/`([^`]+)`/g), ([, name = '']) => plainHeading(name)).toSorted(),
  );
  expect(listed).toEqual(known);
});

test('the guide lists the exit codes, and so does the usage', () => {
  const codes = Object.values(ExitCode);
  expect(rowsBelow('| exit code | meaning |').map(([code]) => Number(code))).toEqual(codes);
  const { usage } = storeWords('keydesk store');
  const told = usage.slice(usage.indexOf('Exit codes:')).match(/\d+/g)?.map(Number);
  expect(told).toEqual(codes);
});

test('the usage fits a terminal of 80 columns', () => {
  const lines = storeWords('npm run store --').usage.split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
