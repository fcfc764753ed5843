import type { Entry } from 'ldapts';
import {
  bytesIn,
  firstNameOf,
  isoTime,
  parentOf,
  readGeneralizedTime,
  textIn,
} from '#main/drivers/ldap/entries.ts';
import { equal } from '#main/drivers/ldap/filters.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { guidText } from './byte-forms.ts';

/** Matches the objects that hold a recovery password; each lies below its computer. */
export const KEY_CLASS = equal('objectClass', 'msFVE-RecoveryInformation');

/** What is asked of a key object to list it. The secrets are never among it. */
export const KEY_ATTRIBUTES = ['cn', 'whenCreated', 'msFVE-RecoveryGuid', 'msFVE-VolumeGuid'];
/** What is asked of one to hand it out. */
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
   * True when its ID is missing, malformed, or not the one in its name: which drive it opens is
   * then anybody's guess.
   */
  readonly damaged: boolean;
}

/** `undefined` when nothing in the object is a key ID. */
export function keyObjectOf(entry: Entry): KeyObject | undefined {
  const named = readKeyName(textIn(entry, 'cn') ?? firstNameOf(entry.dn));
  const [bytes, ...others] = bytesIn(entry, 'msFVE-RecoveryGuid');
  const stored = bytes === undefined || others.length > 0 ? undefined : guidText(bytes);
  const keyId = stored ?? named?.keyId;
  if (keyId === undefined) return undefined;
  return {
    dn: entry.dn,
    keyId,
    computerDn: parentOf(entry.dn),
    escrowedAt:
      named?.time ?? readGeneralizedTime(textIn(entry, 'whenCreated') ?? '') ?? UNKNOWN_TIME,
    volume: volumeIn(entry),
    damaged: stored === undefined || (named !== undefined && named.keyId !== stored),
  };
}

/** Newest first; what was written at the same moment, by ID. */
export function byAge(a: KeyObject, b: KeyObject): number {
  if (a.escrowedAt !== b.escrowedAt) return a.escrowedAt < b.escrowedAt ? 1 : -1;
  return a.keyId < b.keyId ? -1 : 1;
}

/** True when a newer, sound key of the same volume stands beside it. */
export function isSuperseded(key: KeyObject, siblings: readonly KeyObject[]): boolean {
  return siblings.some(
    ({ keyId, volume, damaged, escrowedAt }) =>
      keyId !== key.keyId && !damaged && volume === key.volume && escrowedAt > key.escrowedAt,
  );
}

/**
 * Key ID and time from an object's name, `2017-10-20T09:38:39-00:00{C5E9D00C-…}`: the moment
 * Windows wrote it, where whenCreated may be that of a restore.
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
