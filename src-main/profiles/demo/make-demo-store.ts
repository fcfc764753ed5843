import { setImmediate as nextTurn } from 'node:timers/promises';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import { rowOf } from '#main/sources/embedded-store/audit-rows.ts';
import type { StoreDatabase } from '#main/sources/embedded-store/connection.ts';
import { hashPassword } from '#main/sources/embedded-store/password-hash.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { groupOf } from '#shared/recovery/recovery-password.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { complianceRows } from './compliance-rows.ts';
import { type Computer, DOMAINS, type ProtectorPlan, type Volume, planEstate } from './estate.ts';
import { type PastEvent, firstDisclosures, planHistory } from './history.ts';
import { daysBefore } from './office-hours.ts';
import { type Random, createRandom } from './random.ts';

/** The password of all accounts of the demo profile. They exist in no other profile. */
export const DEMO_PASSWORD = 'demo';
const ACCOUNTS: readonly {
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}[] = [
  { account: 'CONTOSO\\helpdesk-admin', displayName: 'Alex Admin', roles: ['admin'] },
  { account: 'CONTOSO\\helpdesk-user', displayName: 'Uma User', roles: ['user'] },
  { account: 'CONTOSO\\report-user', displayName: 'Robin Reports', roles: ['reports'] },
];

const SECRETS_SEED = 48_11;
/** SQLite limits the values per statement, and knex the rows. */
const ROWS_PER_STATEMENT = 200;

interface Making {
  /** Milliseconds since the epoch; ages count back from here. */
  readonly nowMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Fills an empty store with the made-up organisation, in one transaction.
 *
 * @throws AppError `request.cancelled`, `store.*`; the store is empty then
 */
export async function makeDemoStore(
  db: StoreDatabase,
  { nowMs, signal, onProgress }: Making,
): Promise<void> {
  const estate = planEstate();
  const history = planHistory(estate, nowMs);
  const tables: readonly Table[] = [
    ...estateTables(estate),
    ...complianceTables(estate, nowMs),
    ...secretTables(estate, { nowMs, disclosures: firstDisclosures(history) }),
    ['accounts', await accountRows()],
    ['audit_entries', auditRows(history)],
  ];
  const batches = tables.flatMap(([table, rows]) =>
    chunksOf(rows, ROWS_PER_STATEMENT).map((chunk) => ({ table, chunk })),
  );
  await db.transaction(async (transaction) => {
    for (const [index, { table, chunk }] of batches.entries()) {
      refuseIfCancelled(signal);
      // A trigger has added these rows together with the computers.
      await (table === 'computer_compliance'
        ? transaction(table).insert(chunk).onConflict('computer_id').merge()
        : transaction(table).insert(chunk));
      onProgress(index + 1, batches.length);
      await nextTurn();
    }
    refuseIfCancelled(signal);
  });
}

type Row = Readonly<Record<string, unknown>>;
type Table = readonly [name: string, rows: readonly Row[]];

function domainId(name: string): number {
  return DOMAINS.findIndex((domain) => domain.name === name) + 1;
}

function volumesOf(
  estate: readonly Computer[],
): readonly { readonly computerId: number; readonly volume: Volume }[] {
  return estate.flatMap(({ volumes }, index) =>
    volumes.map((volume) => ({ computerId: index + 1, volume })),
  );
}

function estateTables(estate: readonly Computer[]): readonly Table[] {
  const computers = estate.map(({ domain, name, operatingSystem, manufacturer, model }, index) => ({
    id: index + 1,
    domain_id: domainId(domain),
    name,
    operating_system: operatingSystem,
    manufacturer,
    model,
  }));
  const users = estate.flatMap((computer, index) =>
    computer.users.map(({ domain, name }) => ({
      computer_id: index + 1,
      domain_id: domainId(domain),
      name,
    })),
  );
  const volumes = volumesOf(estate).map(
    ({ computerId, volume: { kind, driveLetter, label } }, index) => ({
      id: index + 1,
      computer_id: computerId,
      kind,
      drive_letter: driveLetter,
      label,
    }),
  );
  return [
    [
      'domains',
      DOMAINS.map(({ name, dnsName }, index) => ({ id: index + 1, name, dns_name: dnsName })),
    ],
    ['computers', computers],
    ['computer_users', users],
    ['volumes', volumes],
  ];
}

function complianceTables(estate: readonly Computer[], nowMs: number): readonly Table[] {
  const { computers, volumes } = complianceRows(estate, nowMs);
  return [
    ['computer_compliance', computers],
    ['volume_compliance', volumes],
  ];
}

interface Past {
  readonly nowMs: number;
  readonly disclosures: ReadonlyMap<string, PastEvent>;
}

function secretTables(estate: readonly Computer[], past: Past): readonly Table[] {
  const random = createRandom(SECRETS_SEED);
  const protectors = volumesOf(estate).flatMap(({ volume }, index) =>
    volume.protectors.map((plan) => ({
      volume_id: index + 1,
      ...protectorRow(random, plan, past),
    })),
  );
  const owners = estate.flatMap(({ tpmOwners }, index) =>
    Array.from({ length: tpmOwners }, () => ({
      computer_id: index + 1,
      ...tpmOwnerRow(random, past.nowMs),
    })),
  );
  return [
    ['protectors', protectors],
    ['tpm_owners', owners],
  ];
}

function protectorRow(
  random: Random,
  { keyId, ageDays, hasKeyPackage }: ProtectorPlan,
  { nowMs, disclosures }: Past,
): Row {
  const disclosure = disclosures.get(keyId);
  return {
    key_id: keyId,
    recovery_password: Array.from({ length: 8 }, () => groupOf(random.int(0, 65_535))).join('-'),
    key_package: hasKeyPackage ? random.bytes(random.int(200, 1500)) : null,
    // Up to half a day earlier, so that not every key has the time at which the store is made. The
    // order of the keys stays the same.
    escrowed_at: daysBefore(nowMs, ageDays + random.int(0, 500) / 1000),
    disclosed_at: disclosure === undefined ? null : new Date(disclosure.timeMs).toISOString(),
    disclosed_by: disclosure?.draft.operator ?? null,
  };
}

function tpmOwnerRow(random: Random, nowMs: number): Row {
  return {
    owner_password: random.bytes(20).toString('base64'),
    recorded_at: daysBefore(nowMs, random.int(100, 900)),
  };
}

async function accountRows(): Promise<readonly Row[]> {
  return Promise.all(
    ACCOUNTS.map(async ({ account, displayName, roles }) => {
      const { salt, hash, cost } = await hashPassword(DEMO_PASSWORD);
      const scrypt = { scrypt_n: cost.N, scrypt_r: cost.r, scrypt_p: cost.p };
      return {
        account,
        display_name: displayName,
        roles: JSON.stringify(roles),
        password_salt: salt,
        password_hash: hash,
        ...scrypt,
      };
    }),
  );
}

function auditRows(history: readonly PastEvent[]): readonly Row[] {
  let head = GENESIS;
  return history.map(({ timeMs, draft }) => {
    const entry = seal(draft, head, timeMs);
    head = entry;
    return rowOf(entry);
  });
}

function chunksOf<T>(rows: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}
