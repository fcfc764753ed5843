import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { computerColumns } from '../contract/compliance-columns.ts';
import type { SeedCompliance } from '../contract/compliance-source.contract.ts';
import type { SeedProtector } from '../contract/recovery-source.contract.ts';
import type { SeedTpmComputer } from '../contract/tpm-source.contract.ts';
import type { MssqlLab } from './mssql.ts';

const options = { signal: new AbortController().signal };

async function domainId(lab: MssqlLab): Promise<number> {
  const [domain] = await lab.dba.read(
    "SELECT id FROM keydesk.domains WHERE name = 'CONTOSO'",
    {},
    options,
  );
  return Number(domain?.['id']);
}

async function addComputer(lab: MssqlLab, name: string, users: readonly string[]): Promise<number> {
  const domain = await domainId(lab);
  const id = await lab.insert('computers', { domain_id: domain, name });
  for (const user of users)
    await lab.insert('computer_users', { computer_id: id, domain_id: domain, name: user });
  return id;
}

/** One volume per computer: of two protectors of one computer, the newer supersedes the older. */
export async function addProtectors(
  lab: MssqlLab,
  protectors: readonly SeedProtector[],
): Promise<void> {
  const volumes = new Map<string, number>();
  for (const {
    keyId,
    computer,
    users,
    volume,
    recoveryPassword,
    keyPackage,
    escrowedAt,
  } of protectors) {
    const computerId = volumes.has(computer) ? 0 : await addComputer(lab, computer, users);
    const volumeId =
      volumes.get(computer) ??
      (await lab.insert('volumes', {
        computer_id: computerId,
        kind: volume.kind,
        drive_letter: volume.driveLetter,
      }));
    volumes.set(computer, volumeId);
    const bytes = keyPackage === undefined ? {} : { key_package: Uint8Array.from(keyPackage) };
    await lab.insert('protectors', {
      key_id: keyId,
      volume_id: volumeId,
      recovery_password: recoveryPassword,
      escrowed_at: escrowedAt,
      ...bytes,
    });
  }
}

export async function addTpmOwners(
  lab: MssqlLab,
  computers: readonly SeedTpmComputer[],
): Promise<void> {
  for (const { computer, users, owners } of computers) {
    const id = await addComputer(lab, computer, users);
    for (const { ownerPassword, recordedAt } of owners)
      await lab.insert('tpm_owners', {
        computer_id: id,
        owner_password: ownerPassword,
        recorded_at: recordedAt,
      });
  }
}

/** What computers of both domains report. */
export async function addCompliance(
  lab: MssqlLab,
  computers: readonly SeedCompliance[],
): Promise<void> {
  const rows = await lab.dba.read('SELECT id, name, dns_name FROM keydesk.domains', {}, options);
  const domains = new Map(
    rows.flatMap(
      ({ id, name, dns_name }) =>
        [
          [String(name), Number(id)],
          [String(dns_name), Number(id)],
        ] as const,
    ),
  );
  for (const seed of computers) {
    const id = await addReportingComputer(lab, domains, seed);
    for (const volume of seed.volumes) await addVolume(lab, id, volume);
  }
}

/** @returns its row's id */
async function addReportingComputer(
  lab: MssqlLab,
  domains: ReadonlyMap<string, number>,
  seed: SeedCompliance,
): Promise<number> {
  const { name, domain, users, operatingSystem, manufacturer, model } = seed;
  const id = await lab.insert('computers', {
    domain_id: domains.get(domain) ?? 0,
    name,
    operating_system: operatingSystem,
    manufacturer,
    model,
  });
  for (const user of users) {
    const [userDomain = '', account = ''] = user.split('\\');
    await lab.insert('computer_users', {
      computer_id: id,
      domain_id: domains.get(userDomain) ?? 0,
      name: account,
    });
  }
  // A computer that never reported has no row.
  const { enforcement, machine_error, ...reported } = computerColumns(seed);
  if (enforcement !== null)
    await lab.insert('computer_compliance', {
      computer_id: id,
      enforcement,
      ...reported,
      ...(machine_error !== null && { machine_error }),
    });
  return id;
}

async function addVolume(
  lab: MssqlLab,
  computerId: number,
  volume: SeedCompliance['volumes'][number],
): Promise<void> {
  const { driveLetter, driveType, cipherStrength, protectors, reasons } = volume;
  const volumeId = await lab.insert('volumes', {
    computer_id: computerId,
    kind: driveType,
    drive_letter: driveLetter,
  });
  await lab.insert('volume_compliance', {
    volume_id: volumeId,
    cipher_strength: cipherStrength,
    protection: volume.protection,
    encryption: volume.encryption,
    compliance: volume.compliance,
    protectors: protectors.join(','),
    reasons: reasons.join(','),
  });
}

/**
 * The log, with entries sealed here and written by the database's owner: of anybody, and of any
 * moment.
 */
export function writtenByHand(
  lab: MssqlLab,
  log: LogWithoutGuesses,
  clock: Clock,
): LogWithoutGuesses {
  let head = GENESIS;
  return {
    ...log,
    async append(draft: AuditDraft) {
      const entry = seal(draft, head, clock.now());
      const { endUser, keyType, keyId, requestId, previousHash, ...same } = entry;
      await lab.insert('audit_entries', {
        ...same,
        end_user: endUser,
        key_type: keyType,
        key_id: keyId,
        request_id: requestId,
        previous_hash: previousHash,
      });
      await lab.dba.execute(
        'UPDATE keydesk.audit_head SET sequence = @sequence, hash = @hash',
        { sequence: entry.sequence, hash: entry.hash },
        options,
      );
      head = { sequence: entry.sequence, hash: entry.hash };
      return entry;
    },
  };
}
