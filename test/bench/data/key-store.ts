import type { Knex } from 'knex';
import { type StoreFolder, demoStore } from './demo-store.ts';

/** Keys that begin with the same eight digits, so that a look-up lists them and discloses none. */
export const KEYS_PER_PREFIX = 3;
const KEYS_PER_COMPUTER = 5;
/** 2023-11-14T22:13:20Z; each key is escrowed a second after the one before. */
const FIRST_ESCROW_S = 1_700_000_000;

/** A store with `size` made-up keys, each with its computer and end user. Always the same. */
export function keyStore(size: number): Promise<StoreFolder> {
  return demoStore(`keys-${size}`, (db) => addKeys(db, size));
}

/** How many prefixes a store of `size` keys has. */
export function prefixCount(size: number): number {
  return Math.floor(size / KEYS_PER_PREFIX);
}

/**
 * Prefix number `index` of a store. Prefixes with neighbouring numbers are far apart in the store's
 * index.
 */
export function prefixOf(index: number): string {
  return Number((BigInt(index) * 2_654_435_761n + 40_503n) & 0xffff_ffffn)
    .toString(16)
    .toUpperCase()
    .padStart(8, '0');
}

/** The ID of key number `index` (from 0) of a store of `size` keys; see the SQL below. */
export function keyIdOf(index: number, size: number): string {
  const hex = (value: bigint, digits: number) =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  const n = BigInt(index);
  const middle = [40_503n, 30_011n, 20_011n].map((factor) => hex((n * factor) & 0xffffn, 4));
  return [
    prefixOf(index % prefixCount(size)),
    ...middle,
    hex((n * 25_214_903_917n + 11n) & 0xffff_ffff_ffffn, 12),
  ].join('-');
}

// All in SQL, so that five million rows pass through nothing but SQLite. A key's digits are its
// number times a large odd one, which gives every value once.
async function addKeys(db: Knex, size: number): Promise<void> {
  const computers = size / KEYS_PER_COMPUTER;
  const count = (from: number, to: number) =>
    `with recursive n(i) as (values(${from}) union all select i + 1 from n where i < ${to})`;
  await db.raw(
    `insert into computers (id, domain_id, name)
      ${count(1, computers)} select i, 1, printf('PC-%07d', i) from n`,
  );
  await db.raw(
    `insert into computer_users (computer_id, domain_id, name)
      ${count(1, computers)} select i, 1, printf('user.%07d', i) from n`,
  );
  await db.raw(
    `insert into volumes (id, computer_id, kind, drive_letter)
      ${count(1, computers)} select i, i, 'operating-system', 'C:' from n`,
  );
  const groups = [13, 17, 19, 23, 29, 31, 37, 41].map(
    (factor) => `11 * ((i * ${factor} + ${factor}) & 65535)`,
  );
  await db.raw(`insert into protectors (id, key_id, volume_id, recovery_password, escrowed_at)
    ${count(0, size - 1)}
    select
      i + 1,
      printf('%08X-%04X-%04X-%04X-%012X',
        ((i % ${prefixCount(size)}) * 2654435761 + 40503) & 4294967295,
        (i * 40503) & 65535, (i * 30011) & 65535, (i * 20011) & 65535,
        (i * 25214903917 + 11) & 281474976710655),
      i % ${computers} + 1,
      printf('${groups.map(() => '%06d').join('-')}', ${groups.join(', ')}),
      strftime('%Y-%m-%dT%H:%M:%fZ', ${FIRST_ESCROW_S} + i, 'unixepoch')
    from n`);
}
