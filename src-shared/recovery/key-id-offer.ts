import { holdsSecret } from '../request/secret-text.ts';
import { readKeyId } from './recovery-key-id.ts';

/** One character that was taken for another. */
export interface ReadAs {
  readonly from: string;
  readonly to: string;
}

/** A key ID that may have been meant. It is only used when a person says so. */
export interface KeyIdOffer {
  /** As the form would write it: upper case, with dashes. */
  readonly text: string;
  /** Places in `text` whose character is not the one that was typed. */
  readonly changedAt: readonly number[];
  /** Which characters were read as which, each once. */
  readonly readAs: readonly ReadAs[];
}

/** Letters that are mistaken for a digit. None of them occurs in a key ID. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
};

/** Longest text that is searched; a form keeps no more. */
const LONGEST_TEXT = 1_000;

const DIGIT_OR_LOOK_ALIKE = /^[0-9A-FOQILZSG]+$/;
const INVISIBLE = /\p{Cf}/gu;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Finds the one key ID in a text that is none by the strict rules: a pasted sentence around it,
 * look-alike letters in it, typographic dashes, full-width digits. `undefined` where the strict
 * rules do, and where there is none or more than one.
 */
export function offerKeyId(typed: string): KeyIdOffer | undefined {
  if (typed.length > LONGEST_TEXT || holdsSecret(typed) || readKeyId(typed).ok) return undefined;
  const text = typed
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(DASHES, '-')
    .toUpperCase();
  const whole = offerOf(text.replaceAll(/[\s{}.-]/g, ''));
  if (whole !== undefined) return whole;
  const offers = new Map(
    candidatesIn(text)
      .flatMap((candidate) => offerOf(candidate) ?? [])
      .map((offer) => [offer.text, offer]),
  );
  const [first, ...others] = offers.values();
  return others.length === 0 ? first : undefined;
}

/**
 * Words that look like parts of a key ID, with neighbouring ones joined: "is AC9D 5655 please"
 * holds `AC9D5655`.
 */
function candidatesIn(text: string): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const token of text.split(/[^\p{L}\p{N}{}-]+/u)) {
    const digits = token.replaceAll(/[{}-]/g, '');
    if (isPartOfAnId(digits)) {
      run += digits;
      continue;
    }
    runs.push(run);
    run = '';
  }
  return [...runs, run];
}

// "is" and "all" consist of look-alikes alone. So a word counts only when it has a digit in it, or
// when it is four hexadecimal letters.
function isPartOfAnId(word: string): boolean {
  return DIGIT_OR_LOOK_ALIKE.test(word) && (/\d/.test(word) || /^[A-F]{4}$/.test(word));
}

function offerOf(digits: string): KeyIdOffer | undefined {
  if (!DIGIT_OR_LOOK_ALIKE.test(digits)) return undefined;
  const reading = readKeyId(Array.from(digits, digitFor).join(''));
  if (!reading.ok) return undefined;
  const text = reading.query.start;
  const typedAt = Array.from(digits);
  const changed = typedAt.flatMap((from, index) =>
    digitFor(from) === from ? [] : [{ from, to: digitFor(from), at: placeOf(text, index) }],
  );
  const readAs = new Map(changed.map(({ from, to }) => [from, { from, to }]));
  return { text, changedAt: changed.map(({ at }) => at), readAs: [...readAs.values()] };
}

function digitFor(character: string): string {
  return LOOK_ALIKES[character] ?? character;
}

/** Where the digit with this index stands in a text with dashes. */
function placeOf(text: string, index: number): number {
  let digits = -1;
  return Array.from(text).findIndex((character) => {
    if (character !== '-') digits += 1;
    return digits === index;
  });
}
