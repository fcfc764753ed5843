import type { Entry } from 'ldapts';

/**
 * Attributes whose bytes are not text. ldapts turns whatever happens to be valid UTF-8 into a
 * string unless told their names, in the spelling the server uses.
 */
export const BINARY_ATTRIBUTES = [
  'objectGUID',
  'objectSid',
  'tokenGroups',
  'msFVE-RecoveryGuid',
  'msFVE-VolumeGuid',
  'msFVE-KeyPackage',
];

/** All values of an attribute as bytes. */
export function bytesIn(entry: Entry, attribute: string): readonly Buffer[] {
  const value = entry[attribute] ?? [];
  return (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'string' ? Buffer.from(one, 'utf8') : one,
  );
}

/**
 * The first value of an attribute as text; `undefined` when the object has none, or the operator
 * may not see it.
 */
export function textIn(entry: Entry, attribute: string): string | undefined {
  return bytesIn(entry, attribute)[0]?.toString('utf8');
}

// What breaks lines in logs and files, and what makes two names look alike.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const DOLLAR = /\$$/;
/** Longer than any name Active Directory admits (MS-ADA3, sAMAccountName: 256). */
const LONGEST_NAME = 256;

/**
 * A name as it may be shown and recorded: whoever joins a computer to the domain chooses what it is
 * called.
 */
export function nameIn(entry: Entry, attribute: string): string | undefined {
  return shownName(textIn(entry, attribute));
}

/** The same of a name that was read elsewhere, such as out of a distinguished name. */
export function shownName<T extends string | undefined>(name: T): T | string {
  return name === undefined ? name : name.replaceAll(INVISIBLE, '\uFFFD').slice(0, LONGEST_NAME);
}

/**
 * The account name of a computer: its name and a dollar sign (MS-SAMR 3.1.1.8.1). @param name with
 * or without the sign
 */
export function computerAccount(name: string): string {
  return `${name.replace(DOLLAR, '')}$`;
}

/** The name of a computer, out of its account name. */
export function computerNameIn(entry: Entry): string | undefined {
  return nameIn(entry, 'sAMAccountName')?.replace(DOLLAR, '');
}

/** Compared as the directory compares names: without case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * The distinguished name without its first part; an escaped comma does not end a part (RFC 4514,
 * 2.4).
 */
export function parentOf(dn: string): string {
  return /^(?:\\.|[^,\\])*,(.*)$/s.exec(dn)?.[1] ?? '';
}

/** The value of the first part of a distinguished name, without its escapes. */
export function firstNameOf(dn: string): string {
  const escaped = /^[^=]*=((?:\\.|[^,\\])*)/s.exec(dn)?.[1] ?? '';
  const bytes = escaped.replaceAll(/(?:\\[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
  return bytes.replaceAll(/\\(.)/gs, '$1');
}

/** `20171020093839.0Z` (RFC 4517, 3.3.13), the form Active Directory writes, as ISO 8601. */
export function readGeneralizedTime(text: string): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text) ?? [];
  return year === undefined
    ? undefined
    : isoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** In UTC with milliseconds; `undefined` when there is no such moment. */
export function isoTime(text: string): string | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
