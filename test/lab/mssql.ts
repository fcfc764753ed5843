import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import type { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import type { SqlLogin } from '#main/drivers/tds/connect.ts';
import { type SqlParameters, type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import { applyScripts, readScripts } from '#main/sources/sql-server-store/scripts.ts';
import {
  STORE_VERSION,
  type StoreProcedures,
  storeProcedures,
} from '#main/sources/sql-server-store/store-procedures.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { ROOT } from '#test/root.ts';
import { mssqlServer } from './mssql-url.ts';

const SCRIPTS = join(ROOT, 'assets/sql');
const options = { signal: new AbortController().signal };

/** Somebody with a login of their own. */
export interface Member {
  /** The name of the login, as the server writes it into entries. */
  readonly account: string;
  readonly login: SqlLogin & { readonly kind: 'sql' };
  readonly server: SqlServer;
  readonly store: StoreProcedures;
}

/**
 * A database of its own on the server the environment names, with the store installed in it.
 * Dropped again by `dispose`.
 */
export interface MssqlLab {
  /**
   * Babelfish refuses what SQL Server refuses, but has one number for most of it, and keeps no list
   * of what was granted.
   */
  readonly isBabelfish: boolean;
  readonly configuration: SqlServerConfiguration;
  /** The database's owner: whoever the environment names. */
  readonly dba: SqlServer;
  /**
   * A new login in these roles of the store, and in none for an outsider. Further connections of
   * the same login share it.
   */
  member(name: string, roles: readonly Role[]): Promise<Member>;
  /** From now on the server's clock stands at this moment, for entries of the store. */
  setClock(ms: number): Promise<void>;
  /** Empty as at first, with the two domains of the contracts. */
  reset(): Promise<void>;
  /** @returns the row's id */
  insert(table: string, row: SqlParameters): Promise<number>;
  dispose(): Promise<void>;
}

const TRIGGERS = [
  'audit_entries_are_final',
  'audit_entries_are_chained',
  'protectors_are_kept',
  'protectors_stay_disclosed',
  'store_info_is_kept',
];
const TABLES = [
  'volume_compliance',
  'computer_compliance',
  'audit_entries',
  'tpm_owners',
  'protectors',
  'volumes',
  'computer_users',
  'computers',
  'domains',
];

/** @param scripts the folder of the SQL scripts, where not that of the product */
export async function startMssql(scripts = SCRIPTS): Promise<MssqlLab> {
  const { configuration: given, login } = mssqlServer();
  const id = randomBytes(4).toString('hex');
  const database = `keydesk_test_${id}`;
  const admin = sqlServer(given, { login: () => login });
  await admin.session((session) => session.batch(`CREATE DATABASE ${database}`), options);
  const configuration = { ...given, database };
  const dba = sqlServer(configuration, { login: () => login });
  const members: Member[] = [];
  const installed = await readScripts(scripts);
  await applyScripts(dba, installed, options);
  await liftLimits(dba);
  const guards = installed.filter(({ name }) => name.includes('guards'));
  const [about] = await admin.read('SELECT @@VERSION AS version', {}, options);

  return {
    isBabelfish: String(about?.['version']).includes('Babelfish'),
    configuration,
    dba,
    insert: (table, row) => insert(dba, table, row),
    async reset() {
      await emptyTables(dba);
      await applyScripts(dba, guards, options);
      await insert(dba, 'domains', { name: 'CONTOSO', dns_name: 'contoso.test' });
      await insert(dba, 'domains', { name: 'EMEA', dns_name: 'emea.contoso.test' });
    },
    async member(name, roles) {
      const memberLogin = await createLogin(dba, `keydesk_${id}_${name}`.toLowerCase(), roles);
      const server = sqlServer(configuration, { login: () => memberLogin });
      const account = memberLogin.userName;
      const member = { account, login: memberLogin, server, store: storeProcedures(server) };
      members.push(member);
      return member;
    },
    setClock: clockOf(dba),
    async dispose() {
      for (const { server } of members) server.disconnect();
      dba.disconnect();
      await admin.session(async (session) => {
        await session
          .batch(`ALTER DATABASE ${database} SET SINGLE_USER WITH ROLLBACK IMMEDIATE`)
          .catch(() => undefined);
        await session.batch(`DROP DATABASE ${database}`);
        for (const { account } of members) await session.batch(`DROP LOGIN [${account}]`);
      }, options);
      admin.disconnect();
    },
  };
}

/** @returns the row's id */
async function insert(dba: SqlServer, table: string, row: SqlParameters): Promise<number> {
  const names = Object.keys(row);
  const values = `(${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
  const [[made] = []] = await dba.execute(
    `INSERT INTO keydesk.${table} ${values}; SELECT CONVERT(int, SCOPE_IDENTITY()) AS id`,
    row,
    options,
  );
  return Number(made?.['id']);
}

async function emptyTables(dba: SqlServer): Promise<void> {
  await dba.session(async (session) => {
    for (const trigger of TRIGGERS)
      await session.batch(`DROP TRIGGER IF EXISTS keydesk.${trigger}`);
    for (const table of TABLES) await session.batch(`DELETE FROM keydesk.${table}`);
    await session.batch(`UPDATE keydesk.audit_head SET sequence = 0, hash = '${GENESIS.hash}'`);
    await session.batch(`UPDATE keydesk.store_info SET schema_version = ${STORE_VERSION}`);
  }, options);
}

/** More than any test discloses that is not about the limits. */
async function liftLimits(dba: SqlServer): Promise<void> {
  const { perMinute, perHour, perDay } = NO_LIMITS;
  await dba.execute(
    `UPDATE keydesk.disclosure_limits SET per_minute = @perMinute, per_hour = @perHour,
      per_day = @perDay`,
    { perMinute, perHour, perDay },
    options,
  );
}

async function createLogin(
  dba: SqlServer,
  userName: string,
  roles: readonly Role[],
): Promise<Member['login']> {
  const password = `Aa1-${randomBytes(12).toString('hex')}`;
  const batch = (text: string) => dba.session((session) => session.batch(text), options);
  await batch(`CREATE LOGIN [${userName}] WITH PASSWORD = '${password}'`);
  await batch(`CREATE USER [${userName}] FOR LOGIN [${userName}]`);
  for (const role of roles) await batch(`ALTER ROLE keydesk_${role} ADD MEMBER [${userName}]`);
  return { kind: 'sql', userName, password };
}

function clockOf(dba: SqlServer): MssqlLab['setClock'] {
  let current = '';
  let setting = Promise.resolve();
  return (ms) => {
    const time = new Date(ms).toISOString();
    if (time === current) return setting;
    current = time;
    setting = dba.session(async (session) => {
      await session.batch('DROP FUNCTION IF EXISTS keydesk.utc_now');
      await session.batch(
        `CREATE FUNCTION keydesk.utc_now() RETURNS char(24) AS BEGIN RETURN '${time}'; END`,
      );
    }, options);
    return setting;
  };
}
