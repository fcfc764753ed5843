/** Ends a name that stands in a sentence, in JSON or in a list. */
const END = String.raw`(?=[\s"',;:)\]}<>]|\.(?:\s|$)|$)`;
const PART = String.raw`[\p{L}\p{N}\p{M}._$-]`;

// `DOMAIN\name`, with one backslash or, in JSON, two. A path has something before it or behind it.
const BEFORE = String.raw`(?<![\p{L}\p{N}\\/:.$-])`;
const ACCOUNT = String.raw`${BEFORE}${PART}{2,}\\{1,2}[^\s"'\\/:*?<>|,;()\[\]{}]+${END}`;
// `name@domain`: a user principal name, a Kerberos principal or a mail address.
const PRINCIPAL = String.raw`[^\s"'<>(),;:@\\/\[\]{}=]+@${PART}+`;
const SID = String.raw`S-1-5-21(?:-\d+){3,}`;
// The people's part of a distinguished name; a comma in it is escaped.
const COMMON_NAME = String.raw`(?<=\b(?:CN|UID)=)(?:\\{1,2}.|[^,"\\])+`;
const HOME = String.raw`(?<=[\\/](?:home|Users)[\\/]{1,2})[^\\/\s"':;,]+`;

const NAMES = new RegExp([ACCOUNT, PRINCIPAL, SID, COMMON_NAME, HOME].join('|'), 'giu');

/**
 * A text in which people are told apart and not named. Whatever has the form of an account is taken
 * for one, so a group or a computer may go, too.
 *
 * @param known names of people that have no such form, such as that of whoever is signed in
 */
export function withoutNames(text: string, known: readonly string[]): string {
  const numbers = new Map<string, string>();
  const standIn = (name: string): string => {
    const key = name.toLowerCase();
    const number = numbers.get(key) ?? `[person ${numbers.size + 1}]`;
    numbers.set(key, number);
    return number;
  };
  const withoutForms = text.replace(NAMES, standIn);
  const names = known.map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) return withoutForms;
  // The longest first: a name may be a part of another one.
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  const words = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\p{L}\p{N}])`,
    'giu',
  );
  return withoutForms.replace(words, standIn);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
