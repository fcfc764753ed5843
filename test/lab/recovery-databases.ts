import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SqlParameters, type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import type { SeedProtector } from '../contract/recovery-source.contract.ts';
import { mssqlServer } from './mssql-url.ts';

/** A stand-in of another product's database, on the server the environment names. */
export interface RecoveryDatabase {
  readonly database: SqlServer;
  /** The reasons it was told, oldest first. */
  reasons(): Promise<readonly string[]>;
  /**
   * The database, as somebody asks it who has the least rights the guide for administrators names,
   * and no other.
   */
  readonly asOperator: () => Promise<SqlServer>;
  empty(): Promise<void>;
  hold(seed: readonly SeedProtector[]): Promise<void>;
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

const VOLUME_TYPES = {
  'operating-system': [1, 'Operating System'],
  fixed: [2, 'Fixed Data'],
  removable: [3, 'Removable Data'],
  unknown: [4, ''],
} as const;
const options = () => ({ signal: new AbortController().signal });

export async function startRecoveryDatabase(
  product: keyof typeof PRODUCTS,
): Promise<RecoveryDatabase> {
  const { script, table, hasUse } = PRODUCTS[product];
  const { configuration, login } = mssqlServer();
  const name = `keydesk_test_${product}_${randomBytes(4).toString('hex')}`;
  const admin = sqlServer(configuration, { login: () => login });
  await admin.session((session) => session.batch(`create database ${name}`), options());
  const database = sqlServer({ ...configuration, database: name }, { login: () => login });
  await database.session(async (session) => {
    for (const batch of batchesOf(readFileSync(join(import.meta.dirname, script), 'utf8')))
      await session.batch(batch);
  }, options());

  const insert = (into: string, row: SqlParameters) =>
    database.execute(
      `insert into ${into} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map((column) => `@${column}`)
        .join(', ')})`,
      row,
      options(),
    );

  const others: SqlServer[] = [];

  return {
    database,
    async asOperator() {
      const own = {
        kind: 'sql',
        userName: `${name}_operator`,
        password: `Aa1-${randomBytes(12).toString('hex')}`,
      } as const;
      await database.session(async (session) => {
        await session.batch(`create login [${own.userName}] with password = '${own.password}'`);
        await session.batch(`create user [${own.userName}] for login [${own.userName}]`);
        for (const whole of [
          'Machines',
          'Machines_Volumes',
          'Domains',
          'Volumes',
          ...(hasUse ? ['VolumeTypes', 'Users', 'Machines_Users'] : []),
        ])
          await session.batch(`grant select on ${table(whole)} to [${own.userName}]`);
        await session.batch(
          `grant select on ${table('Keys')} (VolumeId, LastUpdateTime, RecoveryKeyId, Disclosed) to [${own.userName}]`,
        );
        await session.batch(
          `grant execute on RecoveryAndHardwareRead.GetRecoveryKey to [${own.userName}]`,
        );
      }, options());
      const operator = sqlServer({ ...configuration, database: name }, { login: () => own });
      others.push(operator);
      return operator;
    },
    reasons: async () =>
      (
        await database.read('select Reason as reason from dbo.Standin_Disclosures', {}, options())
      ).map(({ reason }) => String(reason)),
    async empty() {
      const tables = [
        'Domains',
        'Machines',
        'Volumes',
        'Machines_Volumes',
        'Keys',
        ...(hasUse ? ['Users', 'Machines_Users', 'VolumeTypes'] : []),
      ];
      for (const one of [...tables.map(table), 'dbo.Standin_Disclosures'])
        await database.execute(`delete from ${one}`, {}, options());
    },
    async hold(seed) {
      await insert(table('Domains'), { Id: 1, DomainName: 'CONTOSO' });
      const computers = [...new Set(seed.map(({ computer }) => computer))];
      const users = [...new Set(seed.flatMap((one) => one.users))];
      for (const [Id, Name] of computers.entries()) {
        await insert(table('Machines'), { Id, LastUpdateTime: new Date(0), Name, DomainId: 1 });
        await insert(table('Volumes'), {
          Id,
          ...(hasUse && {
            VolumeTypeId:
              VOLUME_TYPES[
                seed.find(({ computer }) => computer === Name)?.volume.kind ?? 'unknown'
              ][0],
          }),
        });
        await insert(table('Machines_Volumes'), { MachineId: Id, VolumeId: Id });
      }
      if (hasUse) {
        for (const [Id, TypeName] of Object.values(VOLUME_TYPES))
          await insert(table('VolumeTypes'), { Id, TypeName });
        for (const [Id, Name] of users.entries())
          await insert(table('Users'), { Id, Name, DomainId: 1 });
        const uses = new Set(
          seed.flatMap((one) =>
            one.users.map((user) => `${computers.indexOf(one.computer)} ${users.indexOf(user)}`),
          ),
        );
        for (const [MachineId = 0, UserId = 0] of [...uses].map((pair) =>
          pair.split(' ').map(Number),
        ))
          await insert(table('Machines_Users'), { MachineId, UserId });
      }
      for (const { keyId, computer, recoveryPassword, keyPackage, escrowedAt } of seed) {
        const own = hasUse
          ? { RecoveryKeyPackage: keyPackage === undefined ? null : Uint8Array.from(keyPackage) }
          : {};
        await insert(table('Keys'), {
          VolumeId: computers.indexOf(computer),
          LastUpdateTime: new Date(escrowedAt),
          RecoveryKeyId: keyId,
          RecoveryKey: recoveryPassword,
          Disclosed: false,
          ...own,
        });
      }
    },
    async dispose() {
      for (const one of [...others, database]) one.disconnect();
      await admin.session(async (session) => {
        await session.batch(`drop database ${name}`);
        if (others.length > 0) await session.batch(`drop login [${name}_operator]`);
      }, options());
      admin.disconnect();
    },
  };
}

/** A script's batches: what stands between lines that say `go`. */
function batchesOf(script: string): readonly string[] {
  return script
    .split(/^go\s*$/im)
    .map((batch) => batch.trim())
    .filter((batch) => batch !== '');
}
