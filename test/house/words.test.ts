import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '#renderer/text/en/index.ts';
import { Language } from '#shared/console/language.ts';
import { ROOT } from '#test/root.ts';
import { type Path, isBranch, literalsIn, partAt, usesOf } from './words-in-use.ts';

const TEXT = 'src-renderer/text/';
const isOfLanguage = (name: string) =>
  [...Language.options, 'pseudo.ts'].some((own) => name.startsWith(`${TEXT}${own}`));

const files = readdirSync(join(ROOT, 'src-renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .filter((name) => !isOfLanguage(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));

const uses = files.map(({ name, text }) => ({
  name,
  ...usesOf({ name, text, roots: { words: [] } }, en),
}));

/** The words of main are made of those of the page. */
const native = 'src-renderer/text/en/native.ts';
const usedByNative = usesOf(
  {
    name: native,
    text: readFileSync(join(ROOT, native), 'utf8'),
    roots: Object.fromEntries(Object.keys(en).map((name) => [name, [name]])),
  },
  en,
).read;

const told = (path: Path) => path.join('.');

function leavesOf(part: unknown, path: Path = []): readonly Path[] {
  return isBranch(part)
    ? Object.entries(part).flatMap(([name, below]) => leavesOf(below, [...path, name]))
    : [path];
}

describe('words', () => {
  test('no text that a person reads stands outside src-renderer/text', () => {
    const found = files.flatMap(({ name, text }) =>
      literalsIn({ name, text }).map((literal) => `${name}: ${literal}`),
    );
    expect(found).toEqual([]);
  });

  test('no bare colon joins a name and a value: each language has its own', () => {
    const joins = /\$\{[^{}]+\}: \$\{|join\(': '\)|<\/\w+>: ?\{|\}:<\//g;
    const found = files.flatMap(({ name, text }) =>
      name.startsWith(TEXT) ? [] : (text.match(joins) ?? []).map((joined) => `${name}: ${joined}`),
    );
    expect(found).toEqual([]);
  });

  test('no text is read before a language is chosen', () => {
    const early = uses.flatMap(({ name, readAtLoad }) =>
      name.startsWith(TEXT) ? [] : readAtLoad.map((path) => `${name}: ${told(path)}`),
    );
    expect(early).toEqual([]);
  });

  test('no text of English is there for nothing', () => {
    const read = [...uses.flatMap((one) => one.read), ...usedByNative].map(told);
    const unused = leavesOf(en)
      .map(told)
      .filter((leaf) => !read.some((path) => leaf === path || leaf.startsWith(`${path}.`)));
    expect(unused).toEqual([]);
  });

  test('whatever is read is there', () => {
    const missing = uses.flatMap(({ name, read }) =>
      read
        .filter(
          (path) => partAt(en, path) === undefined && !isBranch(partAt(en, path.slice(0, -1))),
        )
        .map((path) => `${name}: ${told(path)}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the check itself', () => {
  const words = { app: { title: 'A', idle: { text: 'B' }, steps: ['C'] } };
  const found = (text: string) => {
    const { read, readAtLoad } = usesOf({ name: 'x.tsx', text, roots: { words: [] } }, words);
    return { read: read.map(told), early: readAtLoad.map(told) };
  };

  test.each<[string, string, readonly string[]]>([
    ['a constant', 'const T = { a: words.app.title };', ['app.title']],
    ['a part that is taken out', 'const { title } = words.app;', ['app.title']],
    ['all of a branch', 'const ALL = Object.entries(words.app.idle);', ['app.idle']],
    ['a branch by another name', 'const t = words.app; const X = [t.title];', ['app.title']],
    ['a name that is worked out', 'const X = words.app[y];', ['app']],
  ])('finds what is read too early: %s', (_what, text, early) => {
    expect(found(text).early).toEqual(early);
  });

  test('finds what is read later, and nothing too early', () => {
    const text = `const t = words.app; const { idle } = t;
      function F() { const { title } = t; return <p title={title}>{idle.text}{t.steps[0]}</p>; }
      type X = typeof t.title;`;
    expect(found(text)).toEqual({ read: ['app.title', 'app.idle.text', 'app.steps'], early: [] });
  });

  test.each([
    '<p>Hello</p>',
    '<p title="Hello" />',
    "<p aria-label={x ? 'Yes' : y} />",
    '<p>{`Hello ${x}`}</p>',
    "<p>{x && 'Hello'}</p>",
  ])('finds a literal text: %s', (text) => {
    expect(literalsIn({ name: 'x.tsx', text: `const X = ${text};` })).toHaveLength(1);
  });

  test('leaves alone what is no text', () => {
    const text = '<p className="big" id="x">{"·"} {x} · 8 <b>{`${x} ↑`}</b></p>';
    expect(literalsIn({ name: 'x.tsx', text: `const X = ${text};` })).toEqual([]);
  });
});
