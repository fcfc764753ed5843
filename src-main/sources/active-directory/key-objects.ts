import {
  type Entry,
  bytesIn,
  firstRdnValue,
  isoTime,
  parentDn,
  readGeneralizedTime,
  textIn,
} from '#main/drivers/ldap/entries.ts';
import { equals } from '#main/drivers/ldap/filters.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { guidText } from './guids-and-sids.ts';
import { isConflictName, nameBeforeMangling } from './object-names.ts';

/** Matches the objects that hold a recovery password; each lies below its computer. */
export const KEY_CLASS = equals('objectClass', 'msFVE-RecoveryInformation');

/** The attributes that are read to list a key. None of them is secret. */
export const KEY_ATTRIBUTES = [
  'cn',
  'whenCreated',
  'msFVE-RecoveryGuid',
  'msFVE-VolumeGuid',
  'isDeleted',
  'lastKnownParent',
];
/** The attributes that are read to hand a key out. */
export const SECRET_KEY_ATTRIBUTES = [
  ...KEY_ATTRIBUTES,
  'msFVE-RecoveryPassword',
  'msFVE-KeyPackage',
];

/** A recovery object as it stands in the directory, without its secrets. */
export interface KeyObject {
  readonly dn: string;
  readonly keyId: RecoveryKeyId;
  /** For a deleted key, of the computer it was below. */
  readonly computerDn: string;
  /**
   * When the directory made the object, ISO 8601, UTC: not what the clock of the computer said,
   * which is in the object's name.
   */
  readonly escrowedAt: string;
  /** What that clock said; tells keys apart that the directory got in the same second. */
  readonly namedAt: string;
  readonly isDeleted: boolean;
  readonly isConflict: boolean;
  /** Tells the volumes of a computer apart; empty where none is recorded. */
  readonly volume: string;
  /**
   * True when its ID is missing, malformed, or not the one in its name: then nobody can tell which
   * drive it opens.
   */
  readonly damaged: boolean;
}

/** `undefined` when nothing in the object is a key ID. */
export function keyObjectOf(entry: Entry): KeyObject | undefined {
  const cn = textIn(entry, 'cn') ?? firstRdnValue(entry.dn);
  const named = readKeyName(nameBeforeMangling(cn));
  const isDeleted = textIn(entry, 'isDeleted') === 'TRUE';
  const [bytes, ...others] = bytesIn(entry, 'msFVE-RecoveryGuid');
  const stored = bytes === undefined || others.length > 0 ? undefined : guidText(bytes);
  const keyId = stored ?? named?.keyId;
  if (keyId === undefined) return undefined;
  return {
    dn: entry.dn,
    keyId,
    computerDn: isDeleted ? (textIn(entry, 'lastKnownParent') ?? '') : parentDn(entry.dn),
    escrowedAt:
      readGeneralizedTime(textIn(entry, 'whenCreated') ?? '') ?? named?.time ?? UNKNOWN_TIME,
    namedAt: named?.time ?? UNKNOWN_TIME,
    isDeleted,
    isConflict: isConflictName(cn),
    volume: volumeIn(entry),
    damaged: stored === undefined || (named !== undefined && named.keyId !== stored),
  };
}

/** Sorts newest first; keys of the same moment, by ID. */
export function newestFirst(a: KeyObject, b: KeyObject): number {
  if (a.escrowedAt !== b.escrowedAt) return a.escrowedAt < b.escrowedAt ? 1 : -1;
  if (a.namedAt !== b.namedAt) return a.namedAt < b.namedAt ? 1 : -1;
  return a.keyId < b.keyId ? -1 : 1;
}

/**
 * True when the computer has a newer, undamaged key of the same volume. A key whose volume or date
 * nobody knows neither supersedes nor is superseded.
 */
export function isSuperseded(key: KeyObject, siblings: readonly KeyObject[]): boolean {
  if (!isDated(key)) return false;
  return siblings.some(
    (other) =>
      other.keyId !== key.keyId &&
      !other.damaged &&
      isDated(other) &&
      other.volume === key.volume &&
      isNewer(other, key),
  );
}

function isDated({ volume, escrowedAt }: KeyObject): boolean {
  return volume !== '' && escrowedAt !== UNKNOWN_TIME;
}

function isNewer(one: KeyObject, other: KeyObject): boolean {
  if (one.escrowedAt !== other.escrowedAt) return one.escrowedAt > other.escrowedAt;
  return other.namedAt !== UNKNOWN_TIME && one.namedAt > other.namedAt;
}

/**
 * Key ID and time from an object's name, `2017-10-20T09:38:39-00:00{C5E9D00C-…}`. The time is what
 * the clock of the computer said when it wrote the key.
 */
export function readKeyName(
  cn: string,
): { readonly keyId: RecoveryKeyId; readonly time: string | undefined } | undefined {
  const [, time = '', id = ''] = /^([^{]*)\{([^}]*)\}$/.exec(cn) ?? [];
  const keyId = RecoveryKeyId.safeParse(id.toUpperCase());
  return keyId.success ? { keyId: keyId.data, time: readTime(time) } : undefined;
}

function readTime(text: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)$/.test(text)
    ? isoTime(text)
    : undefined;
}

function volumeIn(entry: Entry): string {
  const [bytes] = bytesIn(entry, 'msFVE-VolumeGuid');
  return bytes === undefined ? '' : (guidText(bytes) ?? bytes.toString('hex'));
}
