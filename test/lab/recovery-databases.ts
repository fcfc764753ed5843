import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SqlParameters, type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import type { SeedProtector } from '../contract/recovery-source.contract.ts';
import { mssqlServer } from './mssql-url.ts';

/** A stand-in of another product's database, on the server the environment names. */
export interface RecoveryDatabase {
  readonly database: SqlServer;
  /** The reasons that were given to it, oldest first. */
  reasons(): Promise<readonly string[]>;
  /**
   * The database for somebody who has only the least rights that the guide for administrators
   * names.
   */
  readonly asOperator: () => Promise<SqlServer>;
  empty(): Promise<void>;
  /** @param domainName as it spells the domain of the seed */
  hold(seed: readonly SeedProtector[], domainName?: string): Promise<void>;
  dispose(): Promise<void>;
}

const PRODUCTS = {
  configmgr: {
    script: 'configmgr.sql',
    table: (name: string) => `dbo.RecoveryAndHardwareCore_${name}`,
    hasUse: false,
  },
  mbam: {
    script: 'mbam.sql',
    table: (name: string) => `RecoveryAndHardwareCore.${name}`,
    hasUse: true,
  },
} as const;

type Product = keyof typeof PRODUCTS;

const VOLUME_TYPES = {
  'operating-system': [1, 'Operating System'],
  fixed: [2, 'Fixed Data'],
  removable: [3, 'Removable Data'],
  unknown: [4, ''],
} as const;
const options = () => ({ signal: new AbortController().signal });

export async function startRecoveryDatabase(product: Product): Promise<RecoveryDatabase> {
  const { configuration, login } = mssqlServer();
  const name = `keydesk_test_${product}_${randomBytes(4).toString('hex')}`;
  const admin = sqlServer(configuration, { login: () => login });
  await admin.session((session) => session.batch(`create database ${name}`), options());
  const database = sqlServer({ ...configuration, database: name }, { login: () => login });
  const script = readFileSync(join(import.meta.dirname, PRODUCTS[product].script), 'utf8');
  await database.session(async (session) => {
    for (const batch of batchesOf(script)) await session.batch(batch);
  }, options());
  const operators: SqlServer[] = [];

  return {
    database,
    async asOperator() {
      const operatorLogin = await createOperator(database, name, product);
      const operator = sqlServer(
        { ...configuration, database: name },
        { login: () => operatorLogin },
      );
      operators.push(operator);
      return operator;
    },
    reasons: async () =>
      (
        await database.read('select Reason as reason from dbo.Standin_Disclosures', {}, options())
      ).map(({ reason }) => String(reason)),
    empty: () => empty(database, product),
    hold: (seed, domainName = 'CONTOSO') => fill(database, product, { seed, domainName }),
    async dispose() {
      for (const server of [...operators, database]) server.disconnect();
      await admin.session(async (session) => {
        await session.batch(`drop database ${name}`);
        if (operators.length > 0) await session.batch(`drop login [${name}_operator]`);
      }, options());
      admin.disconnect();
    },
  };
}

/** A login with the least rights, which the guide for administrators names. */
async function createOperator(database: SqlServer, databaseName: string, product: Product) {
  const { table, hasUse } = PRODUCTS[product];
  const userName = `${databaseName}_operator`;
  const password = `Aa1-${randomBytes(12).toString('hex')}`;
  const readable = [
    'Machines',
    'Machines_Volumes',
    'Domains',
    'Volumes',
    ...(hasUse ? ['VolumeTypes', 'Users', 'Machines_Users'] : []),
  ];
  await database.session(async (session) => {
    await session.batch(`create login [${userName}] with password = '${password}'`);
    await session.batch(`create user [${userName}] for login [${userName}]`);
    for (const name of readable)
      await session.batch(`grant select on ${table(name)} to [${userName}]`);
    const keyColumns = 'VolumeId, LastUpdateTime, RecoveryKeyId, Disclosed';
    await session.batch(`grant select on ${table('Keys')} (${keyColumns}) to [${userName}]`);
    await session.batch(`grant execute on RecoveryAndHardwareRead.GetRecoveryKey to [${userName}]`);
  }, options());
  return { kind: 'sql', userName, password } as const;
}

async function empty(database: SqlServer, product: Product): Promise<void> {
  const { table, hasUse } = PRODUCTS[product];
  const tables = [
    'Domains',
    'Machines',
    'Volumes',
    'Machines_Volumes',
    'Keys',
    ...(hasUse ? ['Users', 'Machines_Users', 'VolumeTypes'] : []),
  ];
  for (const name of [...tables.map(table), 'dbo.Standin_Disclosures'])
    await database.execute(`delete from ${name}`, {}, options());
}

async function insert(database: SqlServer, table: string, row: SqlParameters): Promise<void> {
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`).join(', ');
  const statement = `insert into ${table} (${columns.join(', ')}) values (${values})`;
  await database.execute(statement, row, options());
}

async function fill(
  database: SqlServer,
  product: Product,
  { seed, domainName }: { readonly seed: readonly SeedProtector[]; readonly domainName: string },
): Promise<void> {
  const { table, hasUse } = PRODUCTS[product];
  await insert(database, table('Domains'), { Id: 1, DomainName: domainName });
  const computers = [...new Set(seed.map(({ computer }) => computer))];
  for (const [Id, Name] of computers.entries()) {
    const kind = seed.find(({ computer }) => computer === Name)?.volume.kind ?? 'unknown';
    const type = hasUse ? { VolumeTypeId: VOLUME_TYPES[kind][0] } : {};
    const machine = { Id, LastUpdateTime: new Date(0), Name, DomainId: 1 };
    await insert(database, table('Machines'), machine);
    await insert(database, table('Volumes'), { Id, ...type });
    await insert(database, table('Machines_Volumes'), { MachineId: Id, VolumeId: Id });
  }
  if (hasUse) await fillUse(database, { computers, seed, table });
  for (const { keyId, computer, recoveryPassword, keyPackage, escrowedAt } of seed) {
    const bytes = keyPackage === undefined ? null : Uint8Array.from(keyPackage);
    await insert(database, table('Keys'), {
      VolumeId: computers.indexOf(computer),
      LastUpdateTime: new Date(escrowedAt),
      RecoveryKeyId: keyId,
      RecoveryKey: recoveryPassword,
      Disclosed: false,
      ...(hasUse && { RecoveryKeyPackage: bytes }),
    });
  }
}

interface Use {
  readonly computers: readonly string[];
  readonly seed: readonly SeedProtector[];
  readonly table: (name: string) => string;
}

/** Who uses which computer, and the kinds of volumes: what MBAM's database has besides. */
async function fillUse(database: SqlServer, { computers, seed, table }: Use): Promise<void> {
  for (const [Id, TypeName] of Object.values(VOLUME_TYPES))
    await insert(database, table('VolumeTypes'), { Id, TypeName });
  const users = [...new Set(seed.flatMap((protector) => protector.users))];
  for (const [Id, Name] of users.entries())
    await insert(database, table('Users'), { Id, Name, DomainId: 1 });
  for (const [MachineId, computer] of computers.entries()) {
    const theirs = new Set(
      seed.filter((protector) => protector.computer === computer).flatMap((each) => each.users),
    );
    for (const user of theirs)
      await insert(database, table('Machines_Users'), { MachineId, UserId: users.indexOf(user) });
  }
}

/** The batches of a script, which lines with `go` separate. */
function batchesOf(script: string): readonly string[] {
  return script
    .split(/^go\s*$/im)
    .map((batch) => batch.trim())
    .filter((batch) => batch !== '');
}
