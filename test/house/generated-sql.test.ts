import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  SECTIONS,
  withSections,
} from '#main/sources/sql-server-store/script-sections/with-sections.ts';
import { ROOT } from '#test/root.ts';

const FOLDER = join(ROOT, 'assets/sql');
const names = await readdir(FOLDER);

// `npm run check -- --fix` writes what this compares.
test.each(names)('%s says what the model says', async (name) => {
  const script = await readFile(join(FOLDER, name), 'utf8');
  await expect(withSections(script)).toMatchFileSnapshot(join(FOLDER, name));
});

test('every section stands in a script', async () => {
  const scripts = await Promise.all(names.map((name) => readFile(join(FOLDER, name), 'utf8')));
  const used = scripts
    .flatMap((script) => [...script.matchAll(/^ *-- generated from (.+): do not edit$/gm)])
    .map(([, name]) => name);
  expect(new Set(used)).toEqual(new Set(Object.keys(SECTIONS)));
});

test('a section that nobody makes is no mistake to pass over', () => {
  expect(() =>
    withSections('-- generated from elsewhere: do not edit\n-- end of generated\n'),
  ).toThrow('there is no section "elsewhere"');
});
