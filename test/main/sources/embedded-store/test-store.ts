import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Knex } from 'knex';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { hashPassword } from '#main/sources/embedded-store/password-hash.ts';
import { computerColumns } from '#test/contract/compliance-columns.ts';
import type { SeedCompliance } from '#test/contract/compliance-source.contract.ts';
import type { SeedAccount } from '#test/contract/directory.contract.ts';
import type { SeedProtector } from '#test/contract/recovery-source.contract.ts';
import type { SeedTpmComputer } from '#test/contract/tpm-source.contract.ts';
import { ROOT } from '#test/root.ts';

/** The script of the thread that reads, as it stands in the sources. */
export const READING_SCRIPT = resolve(
  ROOT,
  'src-main/sources/embedded-store/reading-thread/thread.ts',
);

export interface TempFolder {
  readonly path: string;
  remove(): void;
}

export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'keydesk-store-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A real, empty store in a folder of its own, with the two domains. */
export async function testStore(
  fill: (db: Knex) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly db: Knex; readonly file: string; readonly dispose: () => Promise<void> }> {
  const folder = tempFolder();
  const file = join(folder.path, 'store.db');
  const db = await openStore({
    file,
    purpose: 'organisation',
    fill: async (empty) => {
      await addDomains(empty);
      await fill(empty);
    },
  });
  return {
    db,
    file,
    dispose: async () => {
      await closeStore(db);
      folder.remove();
    },
  };
}

async function addDomains(db: Knex): Promise<void> {
  await db('domains').insert([
    { id: 1, name: 'CONTOSO', dns_name: 'contoso.test' },
    { id: 2, name: 'EMEA', dns_name: 'emea.contoso.test' },
  ]);
}

export async function addAccounts(db: Knex, accounts: readonly SeedAccount[]): Promise<void> {
  for (const { account, displayName, password, roles } of accounts) {
    const { salt, hash, cost } = await hashPassword(password);
    const scrypt = { scrypt_n: cost.N, scrypt_r: cost.r, scrypt_p: cost.p };
    await db('accounts').insert({
      account,
      display_name: displayName,
      roles: JSON.stringify(roles),
      password_salt: salt,
      password_hash: hash,
      ...scrypt,
    });
  }
}

/** One volume per computer, so that keys of the same computer supersede each other. */
export async function addProtectors(db: Knex, protectors: readonly SeedProtector[]): Promise<void> {
  const computers = [...new Set(protectors.map(({ computer }) => computer))];
  for (const [index, name] of computers.entries()) {
    const first = protectors.find(({ computer }) => computer === name);
    if (first === undefined) continue;
    await db('computers').insert({ id: index + 1, domain_id: 1, name });
    for (const user of first.users)
      await db('computer_users').insert({ computer_id: index + 1, domain_id: 1, name: user });
    await db('volumes').insert({
      id: index + 1,
      computer_id: index + 1,
      kind: first.volume.kind,
      drive_letter: first.volume.driveLetter,
    });
  }
  for (const { keyId, computer, recoveryPassword, keyPackage, escrowedAt } of protectors) {
    const bytes = keyPackage === undefined ? null : Buffer.from(keyPackage);
    const volume = computers.indexOf(computer) + 1;
    await db('protectors').insert({
      key_id: keyId,
      volume_id: volume,
      recovery_password: recoveryPassword,
      key_package: bytes,
      escrowed_at: escrowedAt,
    });
  }
}

export async function addTpmOwners(db: Knex, computers: readonly SeedTpmComputer[]): Promise<void> {
  for (const [index, { computer, users, owners }] of computers.entries()) {
    await db('computers').insert({ id: index + 1, domain_id: 1, name: computer });
    for (const user of users)
      await db('computer_users').insert({ computer_id: index + 1, domain_id: 1, name: user });
    for (const { ownerPassword, recordedAt } of owners)
      await db('tpm_owners').insert({
        computer_id: index + 1,
        owner_password: ownerPassword,
        recorded_at: recordedAt,
      });
  }
}

/** The number of a domain by its short or DNS name. */
const domainId = (name: string) => (/^emea/i.test(name) ? 2 : 1);

export async function addCompliance(db: Knex, computers: readonly SeedCompliance[]): Promise<void> {
  for (const [index, seed] of computers.entries()) {
    const { name, domain, users, volumes, operatingSystem, manufacturer, model } = seed;
    const id = index + 1;
    await db('computers').insert({
      id,
      domain_id: domainId(domain),
      name,
      operating_system: operatingSystem,
      manufacturer,
      model,
    });
    for (const user of users) {
      const [userDomain = '', account] = user.split('\\');
      await db('computer_users').insert({
        computer_id: id,
        domain_id: domainId(userDomain),
        name: account,
      });
    }
    // A trigger has added its row: every new computer is managed.
    await db('computer_compliance').where({ computer_id: id }).update(computerColumns(seed));
    for (const volume of volumes) await addVolumeCompliance(db, id, volume);
  }
}

async function addVolumeCompliance(
  db: Knex,
  computerId: number,
  volume: SeedCompliance['volumes'][number],
): Promise<void> {
  const { driveLetter, driveType, protectors, reasons } = volume;
  const [volumeId] = await db('volumes').insert({
    computer_id: computerId,
    kind: driveType,
    drive_letter: driveLetter,
  });
  await db('volume_compliance').insert({
    volume_id: volumeId,
    cipher_strength: volume.cipherStrength,
    protection: volume.protection,
    encryption: volume.encryption,
    compliance: volume.compliance,
    protectors: JSON.stringify(protectors),
    reasons: JSON.stringify(reasons),
  });
}
