import { holdsSecret, withoutSecrets } from '../request/secret-text.ts';
import { PREFIX_DIGITS, readKeyId } from './recovery-key-id.ts';

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

/** Longest text that is searched, in UTF-16 units: several screens of a command's output. */
const LONGEST_TEXT = 20_000;

/** More than these are no help to choose from. */
const MOST_OFFERS = 4;

const CHARACTER = '[0-9A-FOQILZSG]';
const DIGIT_OR_LOOK_ALIKE = new RegExp(`^${CHARACTER}+$`);
const GUID_SHAPE = [8, 4, 4, 4, 12].map((digits) => `${CHARACTER}{${digits}}`).join('-');
const BRACED = new RegExp(`\\{\\s*${GUID_SHAPE}\\s*\\}`, 'g');
const BARE = new RegExp(`(?<![\\p{L}\\p{N}-])${GUID_SHAPE}(?![\\p{L}\\p{N}-])`, 'gu');
const INVISIBLE = /\p{Cf}/gu;
const DASHES = /[\u2010-\u2015\u2212]/g;
// `2024-05-06T07:08:09-00:00`
const ISO_DATE = /\b(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?:T[\d:.]+(?:Z|[-+][\d:]+)?)?\b/g;
// `6.5.2024`, `05/06/24`
const SHORT_DATE = /\b\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d\d)\b/g;
const TIME = /\b\d{1,2}:\d\d(?::\d\d)?\b/g;
// `+44 20 7946 0018`; a number that goes on with letters is part of an ID.
const TELEPHONE = /\+\d{1,7}(?:[ ()/.-]{1,2}\d{1,7}(?![\dA-Z]))+/g;
/** What has digits, but is no key ID. */
const NO_KEY_IDS = [ISO_DATE, SHORT_DATE, TIME, TELEPHONE];

/**
 * Finds the key IDs in a text that is none by the strict rules: pasted words around it, look-alike
 * letters in it, typographic dashes, full-width digits. What is written like an ID wins over what
 * only joins into one: a GUID in braces, a GUID, 8 or 32 digits that stand alone. Secrets in the
 * text are passed over. Empty where the strict rules read it, where there is none, and where there
 * are too many to choose from.
 */
export function offerKeyIds(typed: string): readonly KeyIdOffer[] {
  if (typed.length > LONGEST_TEXT || readKeyId(typed).ok) return [];
  const text = typed
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(DASHES, '-')
    .toUpperCase();
  const offers = offersOf(guidsIn(text, BRACED) ?? guidsIn(text, BARE) ?? digitsIn(text));
  return offers.length > MOST_OFFERS ? [] : offers;
}

/**
 * The key IDs in a pasted text that does not belong into a field of one line: it has several, or
 * holds a secret. Empty where it may be put there as it is.
 */
export function pastedKeyIds(text: string): readonly KeyIdOffer[] {
  return /[\r\n]/.test(text.trim()) || holdsSecret(text) ? offerKeyIds(text) : [];
}

/**
 * The GUIDs of this shape; where recovery passwords are in the text too, as in what `manage-bde
 * -protectors -get` prints, those that a password follows.
 */
function guidsIn(text: string, shape: RegExp): readonly string[] | undefined {
  const guids = text.match(shape)?.map((guid) => guid.replaceAll(/[\s{}]/g, '')) ?? [];
  const [, ...behind] = text.split(shape);
  const ofPasswords = guids.filter((_guid, at) => holdsSecret(behind[at] ?? ''));
  const chosen = ofPasswords.length > 0 ? ofPasswords : guids;
  return chosen.length > 0 ? chosen : undefined;
}

/** Candidates among words of digits; the first kind that there is. */
function digitsIn(whole: string): readonly string[] {
  const text = NO_KEY_IDS.reduce(
    (rest, kind) => rest.replaceAll(kind, ', '),
    withoutSecrets(whole),
  );
  const words = text.split(/[^\p{L}\p{N}-]+/u).map((word) => word.replaceAll(/^-+|-+$/g, ''));
  const alone = words.filter(
    (word) =>
      (word.length === PREFIX_DIGITS || word.length === 32) &&
      (isHexadecimal(word) || isPartOfAnId(word)),
  );
  // A date or a telephone number may have eight digits; a key ID mostly has letters too.
  const lettered = alone.filter((word) => /[A-F]/.test(word));
  const kinds = [
    lettered.filter(isHexadecimal),
    alone.filter(isHexadecimal),
    lettered,
    alone,
    [text.replaceAll(/[\s{}.-]/g, '')],
  ];
  return kinds.find((kind) => offersOf(kind).length > 0) ?? joinedIn(text);
}

/**
 * Words that look like parts of a key ID, with neighbouring ones joined: "is AC9D 5655 please"
 * holds `AC9D5655`. Of several nobody could say which was meant.
 */
function joinedIn(text: string): readonly string[] {
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
  const joined = [...runs, run];
  return offersOf(joined).length === 1 ? joined : [];
}

function isHexadecimal(word: string): boolean {
  return /^[0-9A-F]+$/.test(word);
}

// "is" and "all" consist of look-alikes alone. So a word counts only when it has a digit in it, or
// when it is four hexadecimal letters.
function isPartOfAnId(word: string): boolean {
  return DIGIT_OR_LOOK_ALIKE.test(word) && (/\d/.test(word) || /^[A-F]{4}$/.test(word));
}

/** Every candidate that can be read as an ID, each once. */
function offersOf(candidates: readonly string[]): readonly KeyIdOffer[] {
  const offers = candidates.flatMap((candidate) => offerOf(candidate.replaceAll('-', '')) ?? []);
  return [...new Map(offers.map((offer) => [offer.text, offer])).values()];
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
