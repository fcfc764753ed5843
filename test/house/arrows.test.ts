import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';
import { type Arrow, violations } from './arrows.ts';

const IMPORT = new RegExp(
  [
    String.raw`(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]`,
    String.raw`(?:^|\n)\s*import\s*['"]([^'"]+)['"]`,
    String.raw`import\(\s*['"]([^'"]+)['"]\s*\)`,
  ].join('|'),
  'g',
);
const IMPORT_OF_TYPES = /^\s*(?:import|export)\s+type\b/;

const LONGEST_LINE = 100;

const filesIn = (folders: readonly string[], name: RegExp): readonly string[] =>
  folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const SOURCES = ['src-shared', 'src-main', 'src-renderer'];
const sources = filesIn(SOURCES, /\.tsx?$/);
const written = filesIn([...SOURCES, 'test', '.config'], /\.(?:tsx?|[cm]?js|py|css|html)$/);

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

function arrowsOf(file: string): readonly Arrow[] {
  return [...textOf(file).matchAll(IMPORT)].map(([statement, a, b, c]) => {
    const name = a ?? b ?? c ?? '';
    return { from: file, to: placeOf(name, file), isOfTypes: IMPORT_OF_TYPES.test(statement) };
  });
}

/** An import's path from the root; the name of a package as it is. */
function placeOf(name: string, file: string): string {
  if (name.startsWith('.')) return posix.normalize(posix.join(dirname(file), name));
  return name.replace(/^#(shared|main|renderer)\//, 'src-$1/').replace(/^#test\//, 'test/');
}

/** What a file imports for more than its types. */
function broughtBy(file: string): readonly string[] {
  return arrowsOf(file)
    .filter(({ isOfTypes }) => isOfTypes !== true)
    .map(({ to }) => to);
}

/** What has to be loaded before a file can run. */
function neededBy(file: string): readonly string[] {
  return [...textOf(file).matchAll(IMPORT)].flatMap(([statement, a, b]) => {
    const name = a ?? b;
    return name === undefined || IMPORT_OF_TYPES.test(statement) ? [] : [placeOf(name, file)];
  });
}

/** The file with the numbers of its long lines, if it has any. */
function longLinesOf(file: string): readonly string[] {
  const lines = textOf(file).split('\n');
  const numbers = lines.flatMap((line, index) => (line.length > LONGEST_LINE ? [index + 1] : []));
  return numbers.length === 0 ? [] : [`${file}: ${numbers.join(', ')}`];
}

describe('the house', () => {
  test('its arrows point one way', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(violations(sources.flatMap((file) => arrowsOf(file)))).toEqual([]);
  });

  test('an import that climbs two folders goes by #shared, #main or #renderer', () => {
    const climbers = sources.filter((file) => /from '(?:\.\.\/){2}/.test(textOf(file)));
    expect(climbers).toEqual([]);
  });

  test('no line is longer than 100 columns', () => {
    expect(written.flatMap(longLinesOf)).toEqual([]);
  });

  test('decisions are pure: nothing in domain waits', () => {
    const waiting = sources.filter(
      (file) =>
        file.startsWith('src-main/domain/') && /\b(?:await|async|Promise)\b/.test(textOf(file)),
    );
    expect(waiting).toEqual([]);
  });

  test('preload brings no library into every page', () => {
    const brought = new Set(['src-main/preload/preload.ts']);
    // A set is walked through to what is added to it on the way.
    for (const file of brought)
      if (file.startsWith('src-')) for (const name of broughtBy(file)) brought.add(name);
    expect([...brought].filter((name) => !name.startsWith('src-'))).toEqual(['electron']);
  });

  test.each([
    ['the window', 'src-main/main.ts', []],
    ['the first screen', 'src-main/first-screen.ts', ['zod']],
  ])('no library is loaded for %s but what it needs', (_what, entry, libraries) => {
    const brought = new Set([entry]);
    for (const file of brought)
      if (file.startsWith('src-')) for (const name of neededBy(file)) brought.add(name);
    const outside = [...brought].filter((name) => !/^(?:src-|node:|electron$)/.test(name));
    expect(outside).toEqual(libraries);
  });

  test('only the transport talks over IPC', () => {
    const talkers = sources.filter((file) => /\bipcMain\b/.test(textOf(file)));
    expect(talkers).toEqual([
      'src-main/ipc/electron-transport.ts',
      'src-main/ipc/waiting-calls.ts',
    ]);
  });

  test('one file each opens a browser, and gives the page its bridge', () => {
    const using = (call: string) => sources.filter((file) => textOf(file).includes(call));
    expect(using('.openExternal(')).toEqual(['src-main/desktop/open-browser.ts']);
    expect(using('exposeInMainWorld(')).toEqual(['src-main/preload/preload.ts']);
  });

  test('every word a person reads lives in text/: no sentence stands in a component', () => {
    const literal = />\s*[A-Z][a-z]+[^<>{}=;]*<\/|(?:label|title|aria-label|placeholder)="[A-Z]/;
    expect(
      sources.filter((file) => file.endsWith('.tsx')).filter((file) => literal.test(textOf(file))),
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
    ['a page that knows main', { from: 'src-renderer/x.tsx', to: 'src-main/ports/system.ts' }],
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
      { from: 'src-main/drivers/ldap/x.ts', to: 'src-main/ports/system.ts' },
    ],
    [
      'a driver that wraps the library of another',
      { from: 'src-main/drivers/ldap/x.ts', to: 'tedious' },
    ],
    [
      'a source that runs the library of a driver',
      { from: 'src-main/sources/a/x.ts', to: 'libsql' },
    ],
    [
      'a tool that runs a part of such a library',
      { from: 'src-main/tools/x.ts', to: 'knex/lib/client.js' },
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

  test('lets a source know the types of a driver’s library', () => {
    const arrow = { from: 'src-main/sources/a/x.ts', to: 'knex', isOfTypes: true };
    expect(violations([arrow])).toEqual([]);
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
