import type { Knex } from 'knex';
import { betterName, domainOfRow } from '#main/domain/recovery/domain-names.ts';
import type { ImportedKey } from '#main/domain/recovery/import-row.ts';
import { isOneDrive } from '#main/domain/recovery/one-drive.ts';
import type { StoreKey } from '#main/domain/recovery/store-key.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import { write } from '#main/sources/embedded-store/connection.ts';
import { packageOf, passwordOf } from '#main/sources/embedded-store/secrets/places.ts';
import {
  openText,
  sealBytes,
  sealText,
} from '#main/sources/embedded-store/secrets/sealed-value.ts';
import { equalTo } from '#main/sources/embedded-store/without-case.ts';
import type { ImportTarget, KeyOutcome } from './import-keys.ts';

/**
 * Keydesk's own store in a file.
 *
 * @param storeKey with which the secrets of the store are encrypted
 */
export function embeddedTarget(db: Knex, storeKey: StoreKey): ImportTarget {
  return {
    write: (keys) =>
      write(db, async (transaction) => {
        const outcomes: KeyOutcome[] = [];
        for (const key of keys) outcomes.push(await addKey(transaction, storeKey, key));
        return outcomes;
      }),
  };
}

async function addKey(
  db: Knex.Transaction,
  storeKey: StoreKey,
  key: ImportedKey,
): Promise<KeyOutcome> {
  const { keyId, recoveryPassword, keyPackage, escrowedAt, computer, users, volume } = key;
  const there: { recovery_password: string } | undefined = await db('protectors')
    .select('recovery_password')
    .where({ key_id: keyId })
    .first();
  if (there !== undefined) {
    const isKnown = storedPassword(storeKey, keyId, there.recovery_password) === recoveryPassword;
    return isKnown ? 'known' : 'conflict';
  }
  const domainId = await domainOf(db, computer.domain, computer.dnsDomain);
  const computerId = await computerOf(db, domainId, computer.name);
  for (const user of users) {
    // One row means one domain by one name.
    const isOfComputer = [computer.domain, computer.dnsDomain].some(
      (name) => withoutCase(name) === withoutCase(user.domain),
    );
    const userDomainId = isOfComputer ? domainId : await domainOf(db, user.domain, '');
    await addUser(db, computerId, { domainId: userDomainId, name: user.name });
  }
  await db('protectors').insert({
    key_id: keyId,
    volume_id: await volumeOf(db, computerId, volume),
    recovery_password: sealText(storeKey, passwordOf(keyId), recoveryPassword),
    key_package: keyPackage ? sealBytes(storeKey, packageOf(keyId), keyPackage) : null,
    escrowed_at: escrowedAt ?? null,
  });
  return 'added';
}

/** One that does not open is left as it is, like any other that differs. */
function storedPassword(storeKey: StoreKey, keyId: string, stored: string): string | undefined {
  try {
    return openText(storeKey, passwordOf(keyId), stored);
  } catch {
    return undefined;
  }
}

/** A domain is found by its DNS name, or by its name among those stored without a DNS name. */
async function domainOf(db: Knex.Transaction, name: string, dnsName: string): Promise<number> {
  const told = domainOfRow(name, dnsName);
  const there: { id: number; name: string; dns_name: string } | undefined = await db('domains')
    .select('id', 'name', 'dns_name')
    .whereRaw(...equalTo('dns_name', told.dnsName))
    .first();
  if (there === undefined)
    return insert(db, 'domains', { name: told.name, dns_name: told.dnsName });
  const better = betterName({ name: there.name, dnsName: there.dns_name }, told);
  if (better !== there.name) await db('domains').where({ id: there.id }).update({ name: better });
  return there.id;
}

async function computerOf(db: Knex.Transaction, domainId: number, name: string): Promise<number> {
  const there: { id: number } | undefined = await db('computers')
    .select('id')
    .where({ domain_id: domainId })
    .whereRaw(...equalTo('name', name))
    .first();
  return there?.id ?? insert(db, 'computers', { domain_id: domainId, name });
}

async function addUser(
  db: Knex.Transaction,
  computerId: number,
  { domainId, name }: { readonly domainId: number; readonly name: string },
): Promise<void> {
  const row = { computer_id: computerId, domain_id: domainId };
  const there: unknown = await db('computer_users')
    .select('name')
    .where(row)
    .whereRaw(...equalTo('name', name))
    .first();
  if (there === undefined) await db('computer_users').insert({ ...row, name });
}

/** Where it is not known which drive a key is for, it has a volume of its own. */
async function volumeOf(
  db: Knex.Transaction,
  computerId: number,
  { kind, driveLetter, label }: ImportedKey['volume'],
): Promise<number> {
  const there: { id: number } | undefined = isOneDrive({ kind, driveLetter, label })
    ? await db('volumes')
        .select('id')
        .where({ computer_id: computerId, kind })
        .whereRaw(...equalTo('drive_letter', driveLetter))
        .whereRaw(...equalTo('label', label))
        .first()
    : undefined;
  return (
    there?.id ??
    insert(db, 'volumes', { computer_id: computerId, kind, drive_letter: driveLetter, label })
  );
}

async function insert(
  db: Knex.Transaction,
  table: string,
  row: Record<string, string | number>,
): Promise<number> {
  const [id] = await db(table).insert(row);
  return Number(id);
}
