import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';
import { withPolicyTable } from './policy-table.ts';

// `npm run check -- --fix` writes what this compares.
test('the table of settings in the guide for administrators is what the schema says', async () => {
  const path = join(ROOT, 'assets/guide/administrator.md');
  await expect(withPolicyTable(await readFile(path, 'utf8'))).toMatchFileSnapshot(path);
});

test('a guide without the place for the table is no mistake to pass over', () => {
  expect(() => withPolicyTable('# Guide\n')).toThrow('no such table');
});
