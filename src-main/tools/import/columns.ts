import { keysOf } from '#shared/typed-keys.ts';
import {
  FIELD_NAMES,
  type Field,
  HEADINGS,
  isOfAnotherThing,
  plainHeading,
  shownHeading,
} from './headings.ts';

/** Headings or numbers of columns that a person has chosen; empty for "no column". */
export type ChosenColumns = ReadonlyMap<Field, string>;

/** Columns that may hold the same field, as a person reads them. */
export interface Doubt {
  readonly field: Field;
  readonly headings: readonly string[];
}

/** What each column of a heading holds, and what is doubtful about it. */
export type Columns =
  | {
      readonly kind: 'found';
      readonly fields: readonly (Field | undefined)[];
      /** Fields that are not taken, because two columns may hold them. */
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'asked'; readonly doubt: Doubt }
  | { readonly kind: 'missing'; readonly fields: readonly Field[]; readonly known: number };

const FIELDS = keysOf(HEADINGS);
/** A key is stored under these: a doubt about them is asked about. */
const IDENTITY = new Set<Field>([
  'keyId',
  'recoveryPassword',
  'computer',
  'domain',
  'dnsDomain',
  'directoryObject',
]);

/** One of each has to be there. */
const NEEDED: readonly (readonly [Field, ...Field[]])[] = [
  ['keyId', 'directoryObject'],
  ['recoveryPassword'],
  ['computer', 'directoryObject'],
];

/** Reads a heading. Never chooses between two columns that say the same of themselves. */
export function findColumns(heading: readonly string[], chosen: ChosenColumns): Columns {
  const plain = heading.map(plainHeading);
  const fields: (Field | undefined)[] = plain.map(() => undefined);
  const missing = new Set<Field>();
  for (const [field, wanted] of chosen) {
    const at = chosenColumn(heading, wanted);
    if (at !== undefined) fields[at] = field;
    else if (wanted !== '') missing.add(field);
  }
  const doubts: Doubt[] = [];
  for (const field of FIELDS.filter((one) => !chosen.has(one))) {
    const candidates = candidatesFor(field, { plain, fields });
    const [at, ...others] = candidates;
    if (others.length > 0) doubts.push({ field, headings: candidates.map(named(heading)) });
    else if (at !== undefined) fields[at] = field;
  }
  const known = fields.filter((field) => field !== undefined).length + doubts.length;
  const isThere = (field: Field) =>
    fields.includes(field) || doubts.some((doubt) => doubt.field === field);
  for (const [field, ...others] of NEEDED)
    if (![field, ...others].some(isThere)) missing.add(field);
  if (missing.size > 0) return { kind: 'missing', fields: [...missing], known };
  const asked = doubts.find(({ field }) => IDENTITY.has(field));
  return asked === undefined ? { kind: 'found', fields, doubts } : { kind: 'asked', doubt: asked };
}

interface Heading {
  readonly plain: readonly string[];
  /** What is decided of each column already. */
  readonly fields: readonly (Field | undefined)[];
}

/** Numbers of the columns that may hold a field, from 0. */
function candidatesFor(field: Field, { plain, fields }: Heading): readonly number[] {
  const { telling, vague } = HEADINGS[field];
  const called = (names: readonly string[]) =>
    plain.flatMap((name, at) => (names.includes(name) && fields[at] === undefined ? [at] : []));
  const sure = called(telling);
  if (sure.length > 0) return sure;
  // Created and changed are two dates, and neither says that it is the key's.
  if (field === 'escrowedAt') return called(vague.filter((name) => !isSaidAlready(name, plain)));
  const best = vague.map((name) => called([name])).find((found) => found.length > 0) ?? [];
  if (field !== 'keyId' || best.length === 0) return best;
  return [...best, ...plain.flatMap((name, at) => (isOfAnotherThing(name) ? [at] : []))];
}

/** PowerShell shows under both names when an object of Active Directory was created. */
function isSaidAlready(name: string, plain: readonly string[]): boolean {
  return name === 'created' && plain.includes('whencreated');
}

function chosenColumn(heading: readonly string[], wanted: string): number | undefined {
  const isCalled = (text: string) =>
    text.trim().toLowerCase() === wanted.toLowerCase() ||
    (plainHeading(text) !== '' && plainHeading(text) === plainHeading(wanted));
  const at = wanted === '' ? -1 : heading.findIndex(isCalled);
  if (at !== -1) return at;
  const number = /^\d{1,3}$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= heading.length ? number - 1 : undefined;
}

function named(heading: readonly string[]): (at: number) => string {
  return (at) => {
    const text = heading[at] ?? '';
    return heading.filter((other) => plainHeading(other) === plainHeading(text)).length > 1
      ? `${shownHeading(text)} (column ${at + 1})`
      : shownHeading(text);
  };
}

/**
 * Reads `key-id=BitLocker ID,date=3`: a field, and the heading or the number of its column; nothing
 * behind the sign for no column. `undefined` where it cannot be read.
 */
export function readChosenColumns(texts: readonly string[]): ChosenColumns | undefined {
  const chosen = new Map<Field, string>();
  for (const part of texts.flatMap((text) => text.split(/,(?=\s*[a-z-]+\s*=)/i))) {
    const [, name = '', heading = ''] = /^\s*([a-z-]+)\s*=(.*)$/is.exec(part) ?? [];
    const field = FIELDS.find(
      (one) => plainHeading(one) === plainHeading(name) || FIELD_NAMES[one] === name.toLowerCase(),
    );
    if (field === undefined || chosen.has(field)) return undefined;
    chosen.set(field, heading.trim());
  }
  return chosen;
}
