import type { CountedWords } from '#shared/console/native-words.ts';

const format = new Intl.NumberFormat();
const signed = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });

/** A number as people here write it. */
export function number(count: number): string {
  return format.format(count);
}

/** How much more or less something is, with its sign. */
export function change(difference: number): string {
  return signed.format(difference);
}

/** Puts a number where `{count}` stands. */
export function withCount(words: string, count: number): string {
  return words.replaceAll('{count}', number(count));
}

/** The words for this many. */
export function countedWords({ none, one, more }: CountedWords, count: number): string {
  return withCount(count === 0 ? none : count === 1 ? one : more, count);
}
