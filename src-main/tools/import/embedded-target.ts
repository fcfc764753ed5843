import type { Knex } from 'knex';
import type { ImportedKey } from '#main/domain/recovery/import-row.ts';
import { write } from '#main/sources/embedded-store/connection.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import type { ImportTarget, KeyOutcome } from './import-keys.ts';

/** Keydesk's own store in a file. */
export function embeddedTarget(db: Knex): ImportTarget {
  return {
    write: (keys) =>
      write(db, async (transaction) => {
        const outcomes: KeyOutcome[] = [];
        for (const key of keys) outcomes.push(await addKey(transaction, key));
        return outcomes;
      }),
  };
}

async function addKey(
  db: Knex.Transaction,
  { keyId, recoveryPassword, keyPackage, escrowedAt, computer, users, volume }: ImportedKey,
): Promise<KeyOutcome> {
  const there: { recovery_password: string } | undefined = await db('protectors')
    .select('recovery_password')
    .where({ key_id: keyId })
    .first();
  if (there !== undefined)
    return there.recovery_password === recoveryPassword ? 'known' : 'conflict';
  const domainId = await domainOf(db, computer.domain, computer.dnsDomain);
  const computerId = await idOf(db, 'computers', { domain_id: domainId, name: computer.name });
  for (const user of users) {
    const row = {
      computer_id: computerId,
      domain_id: await domainOf(db, user.domain, user.domain),
      name: user.name,
    };
    await db('computer_users')
      .insert(row)
      .onConflict(['computer_id', 'domain_id', 'name'])
      .ignore();
  }
  const drive = {
    computer_id: computerId,
    kind: volume.kind,
    drive_letter: volume.driveLetter,
    label: volume.label,
  };
  const isKnownDrive =
    volume.kind !== 'unknown' || volume.driveLetter !== '' || volume.label !== '';
  // A drive of which nothing is known is a volume of its own: no key seems to supersede another.
  const volumeId = isKnownDrive
    ? await idOf(db, 'volumes', drive)
    : await insert(db, 'volumes', drive);
  await db('protectors').insert({
    key_id: keyId,
    volume_id: volumeId,
    recovery_password: recoveryPassword,
    key_package: keyPackage ? Buffer.from(keyPackage) : null,
    // The store has no word for a date that nobody knows: this one never makes a key the newest.
    escrowed_at: escrowedAt ?? UNKNOWN_TIME,
  });
  return 'added';
}

async function domainOf(db: Knex.Transaction, name: string, dnsName: string): Promise<number> {
  const there: { id: number } | undefined = await db('domains')
    .select('id')
    .where({ name })
    .orWhere({ dns_name: dnsName })
    .first();
  return there?.id ?? insert(db, 'domains', { name, dns_name: dnsName });
}

async function idOf(
  db: Knex.Transaction,
  table: string,
  row: Record<string, string | number>,
): Promise<number> {
  const there: { id: number } | undefined = await db(table).select('id').where(row).first();
  return there?.id ?? insert(db, table, row);
}

async function insert(
  db: Knex.Transaction,
  table: string,
  row: Record<string, string | number>,
): Promise<number> {
  const [id] = await db(table).insert(row);
  return Number(id);
}
