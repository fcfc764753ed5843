import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';
import { rowOf, withPolicyTable } from './policy-table.ts';

// `npm run check -- --fix` writes what this compares.
test('the table of settings in the guide for administrators is what the schema says', async () => {
  const path = join(ROOT, 'assets/guide/administrator.md');
  await expect(withPolicyTable(await readFile(path, 'utf8'))).toMatchFileSnapshot(path);
});

test('a guide without the place for the table is no mistake to pass over', () => {
  expect(() => withPolicyTable('# Guide\n')).toThrow('no such table');
});

test('a bar within a cell does not end it', async () => {
  expect(rowOf(['`(INC|REQ)`', 'a|b'])).toBe('| `(INC\\|REQ)` | a\\|b |\n');
  const guide = await readFile(join(ROOT, 'assets/guide/administrator.md'), 'utf8');
  const lines = withPolicyTable(guide).split('\n');
  const head = lines.findIndex((line) => line.startsWith('| setting | in the registry |'));
  const table = lines.slice(head, lines.indexOf('', head));
  expect(table.length).toBeGreaterThan(2);
  for (const line of table) expect(line.split(/(?<!\\)\|/)).toHaveLength(8);
});
