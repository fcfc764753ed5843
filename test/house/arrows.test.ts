import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';
import { type Arrow, violations } from './arrows.ts';

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const sources = ['src-shared', 'src-main', 'src-renderer']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

function arrowsOf(file: string): readonly Arrow[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, a, b, c]) => {
    const name = a ?? b ?? c ?? '';
    return { from: file, to: placeOf(name, file) };
  });
}

/** An import's path from the root; the name of a package as it is. */
function placeOf(name: string, file: string): string {
  if (name.startsWith('.')) return posix.normalize(posix.join(dirname(file), name));
  return name.replace(/^#(shared|main|renderer)\//, 'src-$1/').replace(/^#test\//, 'test/');
}

describe('the house', () => {
  test('its arrows point one way', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(violations(sources.flatMap(arrowsOf))).toEqual([]);
  });

  test('no import climbs out of its room: from there it goes by #shared, #main or #renderer', () => {
    const climbers = sources.filter((file) =>
      /from '(?:\.\.\/){2}/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(climbers).toEqual([]);
  });

  test('only the transport talks over IPC', () => {
    const talkers = sources.filter((file) =>
      /\bipcMain\b/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(talkers).toEqual(['src-main/ipc/electron-transport.ts']);
  });

  test('every word a person reads lives in text/: no sentence stands in a component', () => {
    const literal = />\s*[A-Z][a-z]+[^<>{}=;]*<\/|(?:label|title|aria-label|placeholder)="[A-Z]/;
    expect(
      sources
        .filter((file) => file.endsWith('.tsx'))
        .filter((file) => literal.test(readFileSync(join(ROOT, file), 'utf8'))),
    ).toEqual([]);
  });
});

describe('the check itself', () => {
  test.each<[string, Arrow]>([
    [
      'a feature that knows a source',
      { from: 'src-main/features/x.ts', to: 'src-main/sources/a/y.ts' },
    ],
    ['a feature that knows Electron', { from: 'src-main/features/x.ts', to: 'electron' }],
    ['a port that knows a source', { from: 'src-main/ports/x.ts', to: 'src-main/sources/a/y.ts' }],
    ['a decision that reads files', { from: 'src-main/domain/x.ts', to: 'node:fs' }],
    ['a shared word that knows main', { from: 'src-shared/x.ts', to: 'src-main/main.ts' }],
    ['a page that knows Node', { from: 'src-renderer/x.tsx', to: 'node:fs' }],
    [
      'a page that knows main',
      { from: 'src-renderer/x.tsx', to: 'src-main/ports/desktop/clock.ts' },
    ],
    [
      'a widget that knows the application',
      { from: 'src-renderer/ui/x.tsx', to: 'src-renderer/app/app.tsx' },
    ],
    [
      'a pane that knows another',
      { from: 'src-renderer/panes/a/x.tsx', to: 'src-renderer/panes/b/y.tsx' },
    ],
    [
      'a source that knows a feature',
      { from: 'src-main/sources/a/x.ts', to: 'src-main/features/y.ts' },
    ],
    [
      'a source that knows another',
      { from: 'src-main/sources/a/x.ts', to: 'src-main/sources/b/y.ts' },
    ],
    [
      'a driver that knows the product',
      { from: 'src-main/drivers/ldap/x.ts', to: 'src-main/ports/desktop/clock.ts' },
    ],
    [
      'a report writer that knows a source',
      { from: 'src-main/reports/x.ts', to: 'src-main/sources/a/y.ts' },
    ],
    [
      'a bridge that knows the contract',
      { from: 'src-main/preload/preload.ts', to: 'src-shared/contract.ts' },
    ],
    ['a source that knows a test', { from: 'src-main/main.ts', to: 'test/fakes/console.ts' }],
  ])('finds %s', (_what, arrow) => {
    expect(violations([arrow])).not.toEqual([]);
  });

  test('finds a cycle, once', () => {
    const arrow = (from: string, to: string): Arrow => ({
      from: `src-shared/${from}.ts`,
      to: `src-shared/${to}.ts`,
    });
    expect(violations([arrow('b', 'c'), arrow('c', 'a'), arrow('a', 'b')])).toEqual([
      'a cycle: src-shared/a.ts → src-shared/b.ts → src-shared/c.ts',
    ]);
  });
});
