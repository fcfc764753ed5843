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

/** Matches the objects that hold a recovery password; each lies below its computer. */
export const KEY_CLASS = equals('objectClass', 'msFVE-RecoveryInformation');

/** The attributes that are read to list a key. None of them is secret. */
export const KEY_ATTRIBUTES = ['cn', 'whenCreated', 'msFVE-RecoveryGuid', 'msFVE-VolumeGuid'];
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
  readonly computerDn: string;
  /** ISO 8601, UTC. */
  readonly escrowedAt: string;
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
  const named = readKeyName(textIn(entry, 'cn') ?? firstRdnValue(entry.dn));
  const [bytes, ...others] = bytesIn(entry, 'msFVE-RecoveryGuid');
  const stored = bytes === undefined || others.length > 0 ? undefined : guidText(bytes);
  const keyId = stored ?? named?.keyId;
  if (keyId === undefined) return undefined;
  return {
    dn: entry.dn,
    keyId,
    computerDn: parentDn(entry.dn),
    escrowedAt:
      named?.time ?? readGeneralizedTime(textIn(entry, 'whenCreated') ?? '') ?? UNKNOWN_TIME,
    volume: volumeIn(entry),
    damaged: stored === undefined || (named !== undefined && named.keyId !== stored),
  };
}

/** Sorts newest first; keys of the same moment, by ID. */
export function newestFirst(a: KeyObject, b: KeyObject): number {
  if (a.escrowedAt !== b.escrowedAt) return a.escrowedAt < b.escrowedAt ? 1 : -1;
  return a.keyId < b.keyId ? -1 : 1;
}

/** True when the computer has a newer, undamaged key of the same volume. */
export function isSuperseded(key: KeyObject, siblings: readonly KeyObject[]): boolean {
  return siblings.some(
    ({ keyId, volume, damaged, escrowedAt }) =>
      keyId !== key.keyId && !damaged && volume === key.volume && escrowedAt > key.escrowedAt,
  );
}

/**
 * Key ID and time from an object's name, `2017-10-20T09:38:39-00:00{C5E9D00C-…}`. The time is that
 * of Windows writing it; whenCreated may be when the object was restored.
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
