import type { VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword, isValidGroup } from '#shared/recovery/recovery-password.ts';
import { isComputerName, isDomainName, splitComputerName } from '#shared/request/computer.ts';

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

/** One key as a store takes it. */
export interface ImportedKey {
  readonly keyId: RecoveryKeyId;
  readonly recoveryPassword: RecoveryPassword;
  readonly keyPackage: Uint8Array | undefined;
  /** ISO 8601, UTC; `undefined` where nothing says when. */
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
  | 'user'
  | 'date'
  | 'key-package'
  | 'too-long';

type Verdict =
  | { readonly ok: true; readonly key: ImportedKey }
  | { readonly ok: false; readonly problem: ImportProblem };

/** Used where the row has no value. */
export interface ImportDefaults {
  /** Domain of computers that are named without one. */
  readonly domain: string;
  readonly dnsDomain: string;
  /** ISO 8601, UTC. */
  readonly escrowedAt: string;
}

const USER = /^(?:([^\\/@;]{1,255})\\)?([^\\/@;]{1,104})$/;
const KINDS: readonly (readonly [RegExp, VolumeKind])[] = [
  [/^(1|os|operating.?system.*|system.*)$/i, 'operating-system'],
  [/^(2|fixed.*|data.*)$/i, 'fixed'],
  [/^(3|removable.*|usb.*)$/i, 'removable'],
];
const LONGEST_LABEL = 255;

/**
 * Checks whether a row may be imported into a store. A password with one wrong digit is refused,
 * and so is a date that could mean two days.
 */
export function judgeRow(raw: RawKey, defaults: ImportDefaults): Verdict {
  const plain = withoutMarks(raw);
  if (Object.values(plain).some((text) => /^[=+@]/.test(text))) return refuse('formula');
  const keyId = RecoveryKeyId.safeParse(plain.keyId.replaceAll(/[{}]/g, '').toUpperCase());
  if (!keyId.success) return refuse('key-id');
  const password = passwordOf(plain.recoveryPassword);
  if (typeof password === 'string') return refuse(password);
  const computer = computerOf(plain, defaults);
  if (typeof computer === 'string') return refuse(computer);
  const users = usersOf(plain.users, computer.domain);
  if (users === undefined) return refuse('user');
  const escrowedAt = plain.escrowedAt === '' ? defaults.escrowedAt : momentOf(plain.escrowedAt);
  if (escrowedAt === undefined) return refuse('date');
  const keyPackage = bytesOf(plain.keyPackage);
  if (keyPackage === undefined) return refuse('key-package');
  if (plain.label.length > LONGEST_LABEL || plain.driveLetter.length > 10)
    return refuse('too-long');
  const volume = {
    kind: kindOf(plain.kind),
    driveLetter: plain.driveLetter.replace(
      /^([a-z])[:\\]*$/i,
      (_all, letter: string) => `${letter.toUpperCase()}:`,
    ),
    label: plain.label,
  };
  return {
    ok: true,
    key: {
      keyId: keyId.data,
      recoveryPassword: password.text,
      keyPackage: keyPackage.length === 0 ? undefined : keyPackage,
      escrowedAt,
      computer,
      users,
      volume,
    },
  };
}

function refuse(problem: ImportProblem): Verdict {
  return { ok: false, problem };
}

function withoutMarks(raw: RawKey): RawKey {
  return {
    keyId: withoutMark(raw.keyId),
    recoveryPassword: withoutMark(raw.recoveryPassword),
    computer: withoutMark(raw.computer),
    domain: withoutMark(raw.domain),
    dnsDomain: withoutMark(raw.dnsDomain),
    users: withoutMark(raw.users),
    driveLetter: withoutMark(raw.driveLetter),
    kind: withoutMark(raw.kind),
    label: withoutMark(raw.label),
    escrowedAt: withoutMark(raw.escrowedAt),
    keyPackage: withoutMark(raw.keyPackage),
  };
}

// People write ="…", or an apostrophe before the text, so that Excel does not round long numbers.
function withoutMark(text: string): string {
  const trimmed = text.trim();
  return (/^="([^"]*)"$/.exec(trimmed)?.[1] ?? trimmed.replace(/^'/, '')).trim();
}

function passwordOf(text: string): { readonly text: RecoveryPassword } | ImportProblem {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d{48}$/.test(digits)) return 'password';
  const groups = digits.match(/\d{6}/g) ?? [];
  const wrong = groups.findIndex((group) => !isValidGroup(group));
  if (wrong !== -1) return `group-${wrong + 1}`;
  const parsed = RecoveryPassword.safeParse(groups.join('-'));
  return parsed.success ? { text: parsed.data } : 'password';
}

function computerOf(
  { computer, domain, dnsDomain }: RawKey,
  defaults: ImportDefaults,
): ImportedKey['computer'] | ImportProblem {
  const split = splitComputerName(computer);
  const name = (split?.name ?? computer).replace(/\$$/, '');
  const typed = domain || split?.domain || '';
  if (!isComputerName(name)) return 'computer';
  if (typed === '')
    return defaults.domain === ''
      ? 'domain'
      : { domain: defaults.domain, dnsDomain: defaults.dnsDomain || defaults.domain, name };
  if (!isDomainName(typed) || (dnsDomain !== '' && !isDomainName(dnsDomain))) return 'domain';
  if (dnsDomain !== '') return { domain: typed, dnsDomain, name };
  const isDefault = [defaults.domain, defaults.dnsDomain].some(
    (known) => known !== '' && known.toLowerCase() === typed.toLowerCase(),
  );
  if (isDefault)
    return { domain: defaults.domain, dnsDomain: defaults.dnsDomain || defaults.domain, name };
  // The NetBIOS name is the first label of the DNS name, unless an administrator chose another one;
  // then --domain and --dns-domain have to name both.
  return {
    domain: (typed.split('.')[0] ?? typed).toUpperCase(),
    dnsDomain: typed.toLowerCase(),
    name,
  };
}

function usersOf(text: string, domain: string): ImportedKey['users'] | undefined {
  const names = text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const users = names.map((one) => USER.exec(one));
  if (users.some((match) => match === null)) return undefined;
  return users.map((match) => ({ domain: match?.[1] ?? domain, name: match?.[2] ?? '' }));
}

// ISO 8601 and the form of SQL Server, in UTC unless they name a time zone. No other form, because
// 03/04/2026 may be in March or in April.
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)\s?(Z|[+-]\d{2}:\d{2})?)?$/;

function momentOf(text: string): string | undefined {
  const [, date, time = '00:00:00', zone = 'Z'] = MOMENT.exec(text) ?? [];
  if (date === undefined) return undefined;
  const moment = new Date(`${date}T${time.slice(0, 12)}${zone}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function bytesOf(text: string): Uint8Array | undefined {
  if (text === '') return new Uint8Array();
  const hex = text.replace(/^0x/i, '');
  if (/^([0-9a-f]{2})+$/i.test(hex)) return Uint8Array.from(Buffer.from(hex, 'hex'));
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? Uint8Array.from(Buffer.from(text, 'base64'))
    : undefined;
}

function kindOf(text: string): VolumeKind {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown';
}
