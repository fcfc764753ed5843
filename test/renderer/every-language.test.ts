import { describe, expect, test } from 'vitest';
import { en } from '#renderer/text/en/index.ts';
import type { Words } from '#renderer/text/languages.ts';
import { procedureNote } from '#renderer/text/log-notes.ts';
import { WORDS_OF } from '#renderer/text/words-of.ts';
import { Language, PSEUDO_LANGUAGE, type SpokenLanguage } from '#shared/console/language.ts';
import { NativeWords } from '#shared/console/native-words.ts';
import { ErrorCode } from '#shared/errors.ts';
import { isSmallMessage } from '#shared/message-size.ts';
import { leavesOf } from './texts-in.ts';

const LANGUAGES = await Promise.all(
  [...Language.options, PSEUDO_LANGUAGE as SpokenLanguage].map(
    async (language) => [language, await WORDS_OF[language]()] as const,
  ),
);

/** What stands between sentences, and a title as Windows writes it. */
const SPACED: ReadonlySet<string> = new Set([
  'app.sentenceGap',
  'native.report.layout.sentenceGap',
  'native.files.keyFile.title',
]);

/** What a text ends with, and sentences in Japanese too. */
const END = /[.。…]["”»」]?\s*(?: ·[oñe ·]*)?$/;

const marker = (name: string) => `⟦${name}⟧`;

/** Facts of which only some values have words. */
const KNOWN = new Map([
  ['window', 'hour'],
  ['nextAt', '2026-11-24T10:00:00.000Z'],
]);
/** Stands for the facts of an error: each fact is a marker of its own. */
const FACTS: object = new Proxy(
  {},
  { get: (_none, name) => KNOWN.get(String(name)) ?? marker(String(name)) },
);

/** Ways to ask a function for its text. What does not suit it makes it throw. */
const WAYS: readonly ((count: number) => readonly unknown[])[] = [
  (count) => Array.from({ length: count }, (_none, at) => marker(String(at))),
  (count) => Array.from({ length: count }, () => FACTS),
];

/** The markers and numbers in what a function tells, in any order. */
function told(tell: unknown, args: readonly unknown[]): readonly string[] | undefined {
  if (typeof tell !== 'function') return undefined;
  try {
    const text = JSON.stringify(Reflect.apply(tell, undefined, args));
    expect(text).not.toMatch(/undefined|\[object/);
    return [...new Set(text.match(/⟦\w+⟧/g) ?? [])].toSorted();
  } catch {
    return undefined;
  }
}

const partAt = (words: Words, path: readonly string[]) =>
  path.reduce<unknown>((tree, name) => Reflect.get(Object(tree), name), words);

const differing = (words: Words) =>
  leavesOf(en).flatMap(([path, english]) => {
    if (typeof english !== 'function') return [];
    const own = partAt(words, path);
    const count = Math.max(1, english.length);
    return WAYS.flatMap((way, at) => {
      const [here, there] = [told(own, way(count)), told(english, way(count))];
      return there === undefined || there.length === 0 || String(here) === String(there)
        ? []
        : [`${path.join('.')}, way ${at}: ${String(here)} instead of ${String(there)}`];
    });
  });

describe.each(LANGUAGES)('%s', (language, words) => {
  test('has a text wherever English has one, and nothing else', () => {
    const shape = (tree: Words) =>
      leavesOf(tree)
        .map(([path, value]) => `${path.join('.')}: ${typeof value}`)
        .toSorted();
    expect(shape(words)).toEqual(shape(en));
  });

  test('has no text that is empty, or begins or ends with a space', () => {
    const found = leavesOf(words).filter(
      ([path, value]) =>
        typeof value === 'string' &&
        (value === '' || value.trim() !== value) &&
        !SPACED.has(path.join('.')),
    );
    expect(found).toEqual([]);
  });

  test('tells with every function what English tells', () => {
    // What it tells has other letters.
    if (language === PSEUDO_LANGUAGE) return;
    expect(differing(words)).toEqual([]);
  });

  test.each(ErrorCode.options)('%s is told in whole sentences, facts or not', (code) => {
    const { what, next } = words.errors[code]({});
    expect(what).toMatch(END);
    expect(next).toMatch(END);
    expect(what + next).not.toMatch(/undefined|\bNaN\b/);
    expect(JSON.stringify(words.errors[code](FACTS))).not.toMatch(/undefined/);
  });

  test('fits the contract with its words for menu, dialogs and files', () => {
    expect(NativeWords.parse(words.native)).toEqual(words.native);
    expect(isSmallMessage({ language, words: words.native })).toBe(true);
    for (const place of ['{computer}', '{keyId}', '{recoveryPassword}', '{checksums}'])
      expect(JSON.stringify(words.native.files.kit)).toContain(place);
    for (const place of ['{page}', '{pages}'])
      expect(words.native.report.layout.page).toContain(place);
  });

  test('underlines one letter of each entry of a menu', () => {
    const { commands, groups, guides, ...rest } = words.native.menu;
    const labels = Object.values({ ...commands, ...groups, ...guides, ...rest });
    expect(labels.filter((label) => label.split('&').length > 2)).toEqual([]);
  });

  test('has a step in its procedures for each that the audit log names', () => {
    for (const procedure of ['moved', 'corrupted'] as const) {
      const { steps } = words.driveRecovery.procedures[procedure];
      const all = procedureNote({ procedure, drives: '', steps: [...steps.keys()] });
      expect(all).not.toContain('undefined');
      expect(all).toContain(`${steps.length} of ${steps.length} steps`);
      expect(steps.map(({ commands }) => commands)).toEqual(
        en.driveRecovery.procedures[procedure].steps.map(({ commands }) => commands),
      );
    }
  });

  test('spells every digit of a key ID, and reads every digit of a key', () => {
    if (language === PSEUDO_LANGUAGE) return;
    const { keyId, readAloud } = words.driveRecovery;
    const spelled = Array.from('0123456789ABCDEF', (digit) => keyId.spelled(digit).join(''));
    expect(new Set(spelled).size).toBe(16);
    expect(spelled.join('')).not.toMatch(/[\dA-F]{2}/);
    expect(readAloud.digits('012345')).not.toMatch(/\d/);
  });
});

test('the check finds a function that leaves something out', () => {
  const forgetful = { ...en, app: { ...en.app, incident: () => 'Incident.' } };
  expect(differing(forgetful)).toHaveLength(1);
});
