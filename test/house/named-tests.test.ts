import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';

/** A test as a page names it: its file, and a part of its title if only that one is meant. */
const NAMED = /`([\w/-]+\.(?:spec|test)\.tsx?)(?: › ([^`]+))?`/g;

describe.each(['assets/guide/threat-model.md', 'test/electron-security.md'])('%s', (page) => {
  const named = [...readFileSync(join(ROOT, page), 'utf8').matchAll(NAMED)];

  test('names only tests that are there', () => {
    expect(named.length).toBeGreaterThan(15);
    const missing = named.filter(([, file = '', title = '']) => {
      const path = join(ROOT, 'test', file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
    });
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});
