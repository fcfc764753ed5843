import type { Knex } from 'knex';
import { betterName } from '#main/domain/recovery/domain-names.ts';
import { isOneDrive } from '#main/domain/recovery/one-drive.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import type { VolumeKind } from '#shared/recovery/protector.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}
interface Domain extends Named {
  readonly dns_name: string;
}
interface Computer extends Named {
  readonly domain_id: number;
}
interface User {
  readonly computer_id: number;
  readonly domain_id: number;
  readonly name: string;
}
interface Volume {
  readonly id: number;
  readonly computer_id: number;
  readonly kind: VolumeKind;
  readonly drive_letter: string;
  readonly label: string;
}
interface Report {
  readonly computer_id: number;
}

/** Rows that stand for one thing. The first, by its ID, stays. */
interface Group<Row> {
  readonly kept: Row;
  readonly others: readonly Row[];
}

/**
 * Domains, computers, people and drives whose names differ only in the case of letters beyond ASCII
 * were stored twice. They become one, with the keys, owner passwords, people and drives of all.
 * What a computer reported stays as it was reported last. The audit log is not touched.
 */
export async function up(db: Knex): Promise<void> {
  const domains = await mergedDomains(db);
  const computers = await mergeComputers(db, domains);
  await mergeUsers(db, { domains, computers });
  for (const [from, to] of domains) {
    await db('computers').where({ domain_id: from }).update({ domain_id: to });
    await db('domains').where({ id: from }).delete();
  }
  await mergeDrives(db);
}

/** From the ID of each domain that goes to the one that stays. */
type Merged = ReadonlyMap<number, number>;

async function mergedDomains(db: Knex): Promise<Merged> {
  const domains: readonly Domain[] = await db('domains').orderBy('id');
  const merged = new Map<number, number>();
  for (const { kept, others } of groupsOf(domains, ({ dns_name }) => withoutCase(dns_name))) {
    let name = kept.name;
    for (const other of others) {
      merged.set(other.id, kept.id);
      name = betterName(
        { name, dnsName: kept.dns_name },
        { name: other.name, dnsName: other.dns_name },
      );
    }
    if (name !== kept.name) await db('domains').where({ id: kept.id }).update({ name });
  }
  return merged;
}

async function mergeComputers(db: Knex, domains: Merged): Promise<Merged> {
  const computers: readonly Computer[] = await db('computers')
    .select('id', 'domain_id', 'name')
    .orderBy('id');
  const merged = new Map<number, number>();
  const keyOf = ({ domain_id, name }: Computer) =>
    `${domains.get(domain_id) ?? domain_id} ${withoutCase(name)}`;
  for (const group of groupsOf(computers, keyOf)) {
    await keepNewestReport(db, group);
    for (const { id } of group.others) {
      merged.set(id, group.kept.id);
      for (const table of ['volumes', 'tpm_owners'])
        await db(table).where({ computer_id: id }).update({ computer_id: group.kept.id });
    }
  }
  return merged;
}

async function keepNewestReport(db: Knex, { kept, others }: Group<Computer>): Promise<void> {
  const ids = [kept, ...others].map(({ id }) => id);
  // The moments are empty where there was none, and sort before all others.
  const [newest, ...older]: readonly Report[] = await db('computer_compliance')
    .select('computer_id')
    .whereIn('computer_id', ids)
    .orderBy([
      { column: 'last_contact_at', order: 'desc' },
      { column: 'updated_at', order: 'desc' },
      'computer_id',
    ]);
  if (newest === undefined) return;
  for (const { computer_id } of older) {
    await db('volume_compliance')
      .whereIn('volume_id', db('volumes').select('id').where({ computer_id }))
      .delete();
    await db('computer_compliance').where({ computer_id }).delete();
  }
  await db('computer_compliance').where(newest).update({ computer_id: kept.id });
  await keepDescription(db, kept, [newest.computer_id, ...ids]);
}

interface Description extends Named {
  readonly operating_system: string;
  readonly manufacturer: string;
  readonly model: string;
}

/** What the newest report says of the machine, or else any of them. */
async function keepDescription(db: Knex, { id }: Named, order: readonly number[]): Promise<void> {
  const described: readonly Description[] = await db('computers').whereIn('id', order);
  const inOrder = order.flatMap((one) => described.filter((computer) => computer.id === one));
  const firstKnown = (column: 'operating_system' | 'manufacturer' | 'model') =>
    inOrder.map((computer) => computer[column]).find((text) => text !== '') ?? '';
  await db('computers')
    .where({ id })
    .update({
      operating_system: firstKnown('operating_system'),
      manufacturer: firstKnown('manufacturer'),
      model: firstKnown('model'),
    });
}

async function mergeUsers(
  db: Knex,
  { domains, computers }: { readonly domains: Merged; readonly computers: Merged },
): Promise<void> {
  const users: readonly User[] = await db('computer_users').orderBy([
    'computer_id',
    'domain_id',
    'name',
  ]);
  const seen = new Set<string>();
  for (const user of users) {
    const { name, ...of } = user;
    const computer_id = computers.get(of.computer_id) ?? of.computer_id;
    const domain_id = domains.get(of.domain_id) ?? of.domain_id;
    const key = `${computer_id} ${domain_id} ${withoutCase(name)}`;
    const isMoved = computer_id !== of.computer_id || domain_id !== of.domain_id;
    if (isMoved || seen.has(key)) await db('computer_users').where(user).delete();
    if (isMoved && !seen.has(key))
      await db('computer_users').insert({ computer_id, domain_id, name });
    seen.add(key);
  }
  for (const id of computers.keys()) await db('computers').where({ id }).delete();
}

/** So that a newer key of a drive supersedes an older one. */
async function mergeDrives(db: Knex): Promise<void> {
  const volumes: readonly Volume[] = await db('volumes').orderBy('id');
  const drives = volumes.filter(({ kind, drive_letter, label }) =>
    isOneDrive({ kind, driveLetter: drive_letter, label }),
  );
  const keyOf = ({ computer_id, kind, drive_letter, label }: Volume) =>
    `${computer_id} ${kind} ${withoutCase(drive_letter)} ${withoutCase(label)}`;
  for (const { kept, others } of groupsOf(drives, keyOf))
    for (const { id } of others) {
      await db('protectors').where({ volume_id: id }).update({ volume_id: kept.id });
      await db('volume_compliance')
        .where({ volume_id: id })
        .whereNotExists(db('volume_compliance as k').where('k.volume_id', kept.id))
        .update({ volume_id: kept.id });
      await db('volume_compliance').where({ volume_id: id }).delete();
      await db('volumes').where({ id }).delete();
    }
}

/** Only where there are several. */
function groupsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Group<Row>[] {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey.values()].flatMap(([kept, ...others]) =>
    kept === undefined || others.length === 0 ? [] : [{ kept, others }],
  );
}
