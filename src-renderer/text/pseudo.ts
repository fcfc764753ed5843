import type { Words } from './languages.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  h: 'ĥ',
  i: 'í',
  k: 'ķ',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ú',
  w: 'ŵ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  G: 'Ĝ',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
};
/** How much longer than English a text may become in another language. */
const LONGER_BY = 0.4;
/** Commands to type, and what stands for something else, stay as they are. */
const KEPT = /(`[^`]*`|\{\w+\}|<[^<>]+>|https?:\S+|&)/;

/**
 * Texts that no translation has to be written for: each one is longer than in English, and has
 * letters that are not in it. What a window cuts or does not translate is seen at once. A function
 * stays one, its text is another.
 */
export function pseudo(english: Words): Words {
  // Each branch below returns what it was given, with other texts in it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return other(english) as Words;
}

function other(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function')
    return (...about: unknown[]): unknown => other(Reflect.apply(value, undefined, about));
  if (Array.isArray(value)) return value.map(other);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [
      name,
      isCode(name, part) ? part : other(part),
    ]),
  );
}

/** Not texts: letters of drives, kinds of commands, the language of a voice or a page. */
function isCode(name: string, part: unknown): boolean {
  return Array.isArray(part)
    ? name === 'letters' || name === 'commands'
    : name === 'language' && typeof part === 'string';
}

function pseudoText(text: string): string {
  if (text.trim().length < 2) return text;
  const accented = text
    .split(KEPT)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replaceAll(/[a-z]/gi, (one) => ACCENTED[one] ?? one),
    )
    .join('');
  return `${accented}${padding(Math.ceil(text.length * LONGER_BY))}`;
}

/** Short words, because a long one would break where no language has one. */
function padding(length: number): string {
  return ' ·oñe'
    .repeat(Math.ceil(length / 5))
    .slice(0, length)
    .trimEnd();
}
