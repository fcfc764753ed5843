import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { VolumeKind } from '../../../src-shared/model/protector.ts';
import { groupOf } from '../../../src-shared/model/recovery-password.ts';
import type { Role } from '../../../src-shared/model/role.ts';
import { GENESIS, seal } from '../../domain/audit-chain.ts';
import { rowOf } from '../sql-store/audit-rows.ts';
import { hashPassword } from '../sql-store/password-hash.ts';
import { type Computer, DOMAINS, planEstate } from './estate.ts';
import { planHistory } from './history.ts';
import { type Random, createRandom } from './random.ts';
import { daysBefore } from './showcase.ts';

/** The demo profile's accounts; all have this password, and exist nowhere else. */
export const DEMO_PASSWORD = 'demo';
const ACCOUNTS: readonly { readonly account: string; readonly displayName: string; readonly roles: readonly Role[] }[] = [
  { account: 'CONTOSO\\helpdesk-admin', displayName: 'Alex Admin', roles: ['admin'] },
  { account: 'CONTOSO\\helpdesk-user', displayName: 'Uma User', roles: ['user'] },
  { account: 'CONTOSO\\report-user', displayName: 'Robin Reports', roles: ['reports'] },
];

const SECRETS_SEED = 48_11;
/** SQLite takes a limited number of values a statement. */
const ROWS_A_STATEMENT = 200;

interface Filling {
  /** UTC milliseconds; ages are counted back from here. */
  readonly nowMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Fills an empty store with the made-up organisation. On cancel it rejects, and the unfinished store is thrown away. */
export async function fillDemoStore(db: Knex, filling: Filling): Promise<void> {
  const tables = planTables(planEstate(), filling.nowMs);
  const batches = [...tables, ['accounts', await accountRows()] as const, ['audit_entries', auditRows(filling.nowMs)] as const].flatMap(([table, rows]) =>
    chunksOf(rows, ROWS_A_STATEMENT).map((chunk) => ({ table, chunk })),
  );
  await db.transaction(async (transaction) => {
    for (const [index, { table, chunk }] of batches.entries()) {
      filling.signal.throwIfAborted();
      await transaction.batchInsert(table, chunk, ROWS_A_STATEMENT);
      filling.onProgress(index + 1, batches.length);
      await nextTurn();
    }
  });
}

type Row = Readonly<Record<string, unknown>>;
type Table = readonly [name: string, rows: readonly Row[]];

function planTables(estate: readonly Computer[], nowMs: number): readonly Table[] {
  const random = createRandom(SECRETS_SEED);
  const domainId = (name: string): number => DOMAINS.findIndex((domain) => domain.name === name) + 1;
  const volumes = estate.flatMap(({ volumes: own }, index) => own.map((volume) => ({ computerId: index + 1, volume })));

  return [
    ['domains', DOMAINS.map(({ name, dnsName }, index) => ({ id: index + 1, name, dns_name: dnsName }))],
    [
      'computers',
      estate.map(({ domain, name, operatingSystem, manufacturer, model }, index) => ({
        id: index + 1,
        domain_id: domainId(domain),
        name,
        operating_system: operatingSystem,
        manufacturer,
        model,
      })),
    ],
    ['computer_users', estate.flatMap(({ users }, index) => users.map(({ domain, name }) => ({ computer_id: index + 1, domain_id: domainId(domain), name })))],
    ['volumes', volumes.map(({ computerId, volume }, index) => volumeRow(index + 1, computerId, volume))],
    [
      'protectors',
      volumes.flatMap(({ volume }, index) =>
        volume.protectors.map(({ keyId, ageDays, hasKeyPackage, disclosedAgeDays }) => ({
          key_id: keyId,
          volume_id: index + 1,
          recovery_password: recoveryPassword(random),
          key_package: hasKeyPackage ? random.bytes(random.int(200, 1500)) : null,
          escrowed_at: daysBefore(nowMs, ageDays),
          disclosed_at: disclosedAgeDays === undefined ? null : daysBefore(nowMs, disclosedAgeDays),
        })),
      ),
    ],
    [
      'tpm_owners',
      estate.flatMap(({ keepsTpmOwner }, index) =>
        keepsTpmOwner ? [{ computer_id: index + 1, owner_password: random.bytes(20).toString('base64'), recorded_at: daysBefore(nowMs, random.int(100, 900)) }] : [],
      ),
    ],
  ];
}

function volumeRow(id: number, computerId: number, { kind, driveLetter, label }: { kind: VolumeKind; driveLetter: string; label: string }): Row {
  return { id, computer_id: computerId, kind, drive_letter: driveLetter, label };
}

function recoveryPassword(random: Random): string {
  return Array.from({ length: 8 }, () => groupOf(random.int(0, 65_535))).join('-');
}

async function accountRows(): Promise<readonly Row[]> {
  return Promise.all(
    ACCOUNTS.map(async ({ account, displayName, roles }) => {
      const { salt, hash } = await hashPassword(DEMO_PASSWORD);
      return { account, display_name: displayName, roles: JSON.stringify(roles), password_salt: salt, password_hash: hash };
    }),
  );
}

function auditRows(nowMs: number): readonly Row[] {
  let head = GENESIS;
  return planHistory(planEstate(), nowMs).map(({ timeMs, draft }) => {
    const entry = seal(draft, head, timeMs);
    head = entry;
    return rowOf(entry);
  });
}

function chunksOf<T>(rows: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
