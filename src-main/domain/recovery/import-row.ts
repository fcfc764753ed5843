import type { VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword, isValidGroup } from '#shared/recovery/recovery-password.ts';
import { isComputerName, isDomainName, splitComputerName } from '#shared/request/computer.ts';
import { fromKeys, keysOf } from '#shared/typed-keys.ts';
import { hasLostLetters, isFormula, isNothing, textOf } from './import-cell.ts';
import { type DateOrder, readDate } from './import-date.ts';
import { type VolumeNumbers, volumeKindOf } from './import-volume.ts';
import { readKeyPackage } from './key-package.ts';

/** One key as it was read, before it is checked. Unknown fields are empty. */
export interface RawKey {
  readonly keyId: string;
  readonly recoveryPassword: string;
  /** `WS-1`, `CONTOSO\WS-1` or `ws-1.contoso.com`. */
  readonly computer: string;
  /** NetBIOS or DNS name. */
  readonly domain: string;
  /** DNS name, where `domain` is the NetBIOS name. */
  readonly dnsDomain: string;
  /** `DOMAIN\name`, several with semicolons between. */
  readonly users: string;
  readonly driveLetter: string;
  readonly kind: string;
  readonly label: string;
  readonly escrowedAt: string;
  /** Base64 or hexadecimal. */
  readonly keyPackage: string;
}

/** A row of which nothing is known. */
export const EMPTY_ROW: RawKey = {
  keyId: '',
  recoveryPassword: '',
  computer: '',
  domain: '',
  dnsDomain: '',
  users: '',
  driveLetter: '',
  kind: '',
  label: '',
  escrowedAt: '',
  keyPackage: '',
};

/** One key as a store takes it. */
export interface ImportedKey {
  readonly keyId: RecoveryKeyId;
  readonly recoveryPassword: RecoveryPassword;
  readonly keyPackage: Uint8Array | undefined;
  /** ISO 8601, UTC; `undefined` where nobody knows, which is never "now". */
  readonly escrowedAt: string | undefined;
  readonly computer: { readonly domain: string; readonly dnsDomain: string; readonly name: string };
  readonly users: readonly { readonly domain: string; readonly name: string }[];
  readonly volume: {
    readonly kind: VolumeKind;
    readonly driveLetter: string;
    readonly label: string;
  };
}

/** Why a row is refused. `group-1` to `group-8`: the first wrong group of the password. */
export type ImportProblem =
  | 'formula'
  | 'key-id'
  | 'password'
  | `group-${number}`
  | 'computer'
  | 'domain'
  | 'lost-letters';

/**
 * What a key is imported without, because it could not be read. `date-order`: a date that may be
 * two days.
 */
export type LostField =
  | 'users'
  | 'drive'
  | 'volume-type'
  | 'label'
  | 'date'
  | 'date-order'
  | 'key-package';

export type Verdict =
  | { readonly ok: true; readonly key: ImportedKey; readonly lost: readonly LostField[] }
  | { readonly ok: false; readonly problem: ImportProblem };

/** What is known of all rows alike. */
export interface ImportRules {
  /** Domain of computers that are named without one. */
  readonly domain: string;
  readonly dnsDomain: string;
  readonly dates: DateOrder | undefined;
  readonly volumeNumbers: VolumeNumbers | undefined;
  /** In milliseconds since 1970: no key was backed up later. */
  readonly now: number;
}

// A semicolon and what no account may have in its name stand for a list or for lost letters.
const USER = /^(?:([^\\/@;,"[\]:|=+*?<>\p{Cc}]{1,255})\\)?([^\\/@;,"[\]:|=+*?<>\p{Cc}]{1,104})$/u;
const AD_OBJECT_NAME = /^\d{4}-\d\d-\d\dT[\d:Z+-]+(\{[^{}]*\})$/;
const LONGEST_LABEL = 255;

/**
 * Checks whether a row may be imported into a store. Whatever names the key, its password or its
 * computer has to be right; of the rest, what cannot be read is left out and told.
 */
export function judgeRow(raw: RawKey, rules: ImportRules): Verdict {
  const plain = plainOf(raw);
  const { keyId, recoveryPassword, computer: named, domain, dnsDomain } = plain;
  if ([keyId, recoveryPassword, named, domain, dnsDomain].some(isFormula)) return refuse('formula');
  const id = idOf(keyId);
  if (id === undefined) return refuse('key-id');
  const password = passwordOf(recoveryPassword);
  if (typeof password === 'string') return refuse(password);
  const computer = computerOf(plain, rules);
  if (typeof computer === 'string') return refuse(computer);
  const { lost, ...rest } = optionalFields(plain, { domain: computer.domain, rules });
  return { ok: true, key: { keyId: id, recoveryPassword: password.text, computer, ...rest }, lost };
}

/** The ID in a text: a GUID, with or without braces, or the name of a key in Active Directory. */
export function idOf(text: string): RecoveryKeyId | undefined {
  const guid = AD_OBJECT_NAME.exec(text)?.[1] ?? text;
  return RecoveryKeyId.safeParse(guid.replaceAll(/[{}]/g, '').toUpperCase()).data;
}

function refuse(problem: ImportProblem): Verdict {
  return { ok: false, problem };
}

function plainOf(raw: RawKey): RawKey {
  return fromKeys(keysOf(EMPTY_ROW), (field) => textOf(raw[field]));
}

function passwordOf(text: string): { readonly text: RecoveryPassword } | ImportProblem {
  const digits = text.replaceAll(/[\s\p{Pd}]/gu, '');
  if (!/^\d{48}$/.test(digits)) return 'password';
  const groups = digits.match(/\d{6}/g) ?? [];
  const wrong = groups.findIndex((group) => !isValidGroup(group));
  if (wrong !== -1) return `group-${wrong + 1}`;
  const parsed = RecoveryPassword.safeParse(groups.join('-'));
  return parsed.success ? { text: parsed.data } : 'password';
}

function computerOf(
  { computer, domain, dnsDomain }: RawKey,
  rules: ImportRules,
): ImportedKey['computer'] | ImportProblem {
  // No name has a question mark of its own.
  const names = [computer, domain, dnsDomain];
  if (names.some((one) => one.includes('?') || hasLostLetters(one))) return 'lost-letters';
  const split = splitComputerName(computer);
  const name = (split?.name ?? computer).replace(/\$$/, '');
  const inName = split === undefined || isNothing(split.domain) ? '' : split.domain;
  const typed = domain || inName;
  if (!isComputerName(name) || isNothing(name)) return 'computer';
  if (typed === '')
    return rules.domain === ''
      ? 'domain'
      : { domain: rules.domain, dnsDomain: rules.dnsDomain || rules.domain, name };
  if (!isDomainName(typed) || (dnsDomain !== '' && !isDomainName(dnsDomain))) return 'domain';
  if (dnsDomain !== '') return { domain: typed, dnsDomain, name };
  const isDefault = [rules.domain, rules.dnsDomain].some(
    (known) => known !== '' && known.toLowerCase() === typed.toLowerCase(),
  );
  if (isDefault) return { domain: rules.domain, dnsDomain: rules.dnsDomain || rules.domain, name };
  // The NetBIOS name is the first label of the DNS name, unless an administrator chose another one;
  // then --domain and --dns-domain have to name both.
  return {
    domain: (typed.split('.')[0] ?? typed).toUpperCase(),
    dnsDomain: typed.toLowerCase(),
    name,
  };
}

type OptionalFields = Pick<ImportedKey, 'users' | 'volume' | 'escrowedAt' | 'keyPackage'>;

function optionalFields(
  plain: RawKey,
  { domain, rules }: { readonly domain: string; readonly rules: ImportRules },
): OptionalFields & { readonly lost: readonly LostField[] } {
  const lost = new Set<LostField>();
  const read = <Value>(text: string, field: LostField, value: Value | undefined) => {
    if (text !== '' && value === undefined) lost.add(field);
    return value;
  };
  const users = usersOf(plain.users, domain);
  if (users.some((user) => user === undefined)) lost.add('users');
  const date =
    plain.escrowedAt === ''
      ? undefined
      : readDate(plain.escrowedAt, { order: rules.dates, now: rules.now });
  if (date?.ok === false) lost.add(date.problem);
  return {
    users: users.filter((user) => user !== undefined),
    volume: {
      kind:
        read(plain.kind, 'volume-type', volumeKindOf(plain.kind, rules.volumeNumbers)) ?? 'unknown',
      driveLetter: read(plain.driveLetter, 'drive', driveLetterOf(plain.driveLetter)) ?? '',
      label: read(plain.label, 'label', labelOf(plain.label)) ?? '',
    },
    escrowedAt: date?.ok === true ? date.moment : undefined,
    keyPackage: read(
      plain.keyPackage,
      'key-package',
      plain.keyPackage === '' ? undefined : readKeyPackage(plain.keyPackage),
    ),
    lost: [...lost],
  };
}

/** One `undefined` for each that cannot be read. */
function usersOf(
  text: string,
  domain: string,
): readonly (ImportedKey['users'][number] | undefined)[] {
  const names = text
    .split(/[;\n]/)
    .map(textOf)
    .filter((one) => one !== '' && !isNothing(one.replace(/^.*\\/, '')));
  return names.map((one) => {
    const [whole, ofUser = domain, name] = USER.exec(one) ?? [];
    const isWhole = whole !== undefined && name !== undefined && !isNothing(ofUser);
    return isWhole && !hasLostLetters(one) ? { domain: ofUser, name } : undefined;
  });
}

function driveLetterOf(text: string): string | undefined {
  const letter = /^([a-z])[:\\/]*$/i.exec(text)?.[1];
  return letter === undefined ? undefined : `${letter.toUpperCase()}:`;
}

function labelOf(text: string): string | undefined {
  const isLabel =
    text.length <= LONGEST_LABEL &&
    !isFormula(text) &&
    !hasLostLetters(text) &&
    !/\p{Cc}/u.test(text);
  return isLabel ? text : undefined;
}
