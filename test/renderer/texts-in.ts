import type { Words } from '#renderer/text/languages.ts';

export type Leaf = readonly [path: readonly string[], value: unknown];

/** Every text of a language, and every function that makes one, with its place. */
export function leavesOf(tree: unknown, path: readonly string[] = []): readonly Leaf[] {
  return typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([name, below]) => leavesOf(below, [...path, name]))
    : [[path, tree]];
}

/** Each fact of an error is told as X; as a text itself it throws. */
const FACTS: object = new Proxy({}, { get: () => 'X' });
const WAYS: readonly (readonly unknown[])[] = [
  ['X', 'Y', 'Z'],
  [2, '2', '2'],
  [1, '1', '1'],
  [['X'], 'Y'],
];

type Make = (...facts: readonly unknown[]) => unknown;

function asked(make: Make, facts: readonly unknown[]): readonly string[] {
  try {
    const texts = leavesOf(make(...facts)).map(([, value]) => value);
    return texts.filter((value) => typeof value === 'string');
  } catch {
    // It is asked in another way.
    return [];
  }
}

/** The texts a function makes, however it can be asked. */
function made(make: Make): readonly string[] {
  const ofFacts = asked(make, [FACTS, FACTS]);
  return ofFacts.length > 0 ? ofFacts : WAYS.flatMap((facts) => asked(make, facts));
}

/** The texts of a language as a person reads them: place and text. */
export function textsIn(words: Words): readonly (readonly [place: string, text: string])[] {
  return leavesOf(words).flatMap(([path, value]) => {
    const texts = typeof value === 'function' ? made(value as Make) : [String(value)];
    return [...new Set(texts)].map((text) => [path.join('.'), text] as const);
  });
}
