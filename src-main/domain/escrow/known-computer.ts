import type { ComputerAccount } from '#shared/escrow/escrow-report.ts';
import type { InventoryComputer, InventoryKey } from './inventory.ts';

/** What is known of a computer while the sources are gone through. */
export interface KnownComputer {
  name: string;
  domain: InventoryComputer['domain'];
  exists: boolean;
  /** By their order: sources that have a key of it which is not damaged. */
  readonly has: number[];
  /** By their order: sources that do not show whether they have one. */
  readonly hidden: number[];
  /** Each once, whoever has it: one that any source has undamaged is not damaged. */
  readonly keys: KnownKey[];
  /** The same by their IDs, once there are more than a few. */
  byId: Map<string, KnownKey> | undefined;
  passwordSetAt: string | undefined;
  lastSignInAt: string | undefined;
  account: ComputerAccount;
  operatingSystem: string;
}

interface KnownKey {
  readonly keyId: string;
  escrowedAt: string | undefined;
  isDamaged: boolean;
}

const NO_DOMAIN: InventoryComputer['domain'] = { netbios: '', dns: '' };

/** Of a computer that no source was asked about yet. */
export function nothingKnown(): KnownComputer {
  return {
    name: '',
    domain: NO_DOMAIN,
    exists: false,
    has: [],
    hidden: [],
    keys: [],
    byId: undefined,
    passwordSetAt: undefined,
    lastSignInAt: undefined,
    account: 'unknown',
    operatingSystem: '',
  };
}

export function hasDomain({ domain }: KnownComputer): boolean {
  return domain !== NO_DOMAIN;
}

/** Adds what the source in this place tells: the later moment, and an account that may be used. */
export function addComputer(known: KnownComputer, told: InventoryComputer, source: number): void {
  if (known.name === '') known.name = told.name;
  const { netbios, dns } = told.domain;
  if (netbios !== '' || dns !== '')
    known.domain = { netbios: known.domain.netbios || netbios, dns: known.domain.dns || dns };
  known.exists ||= told.exists;
  if (!told.keysTold) addOnce(known.hidden, source);
  known.passwordSetAt = later(known.passwordSetAt, told.passwordSetAt);
  known.lastSignInAt = later(known.lastSignInAt, told.lastSignInAt);
  if (told.account === 'enabled' || known.account === 'unknown') known.account = told.account;
  if (known.operatingSystem === '') known.operatingSystem = told.operatingSystem;
}

/** Adds a key that the source in this place has. */
export function addKey(known: KnownComputer, told: InventoryKey, source: number): void {
  if (!told.isDamaged) addOnce(known.has, source);
  const same = told.keyId === '' ? undefined : keyNamed(known, told.keyId);
  if (same === undefined) {
    const { keyId, escrowedAt, isDamaged } = told;
    const key = { keyId, escrowedAt, isDamaged };
    known.keys.push(key);
    known.byId?.set(keyId, key);
    return;
  }
  same.isDamaged &&= told.isDamaged;
  // It was made before the first source had it.
  same.escrowedAt = earlier(same.escrowedAt, told.escrowedAt);
}

/** Most computers have a few keys; what belongs to none may be a hundred thousand. */
const FEW = 32;

function keyNamed(known: KnownComputer, keyId: string): KnownKey | undefined {
  if (known.keys.length <= FEW) return known.keys.find((key) => key.keyId === keyId);
  known.byId ??= new Map(known.keys.map((key) => [key.keyId, key]));
  return known.byId.get(keyId);
}

function addOnce(places: number[], place: number): void {
  if (!places.includes(place)) places.push(place);
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
