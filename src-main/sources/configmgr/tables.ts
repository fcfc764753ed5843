import { z } from 'zod';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import { keysOf } from '#shared/typed-keys.ts';

/** The tables that can be read, and how they are spelled. */
export interface RecoveryTables {
  /** Quoted, ready to stand in a statement. */
  readonly name: (table: Table) => string;
  readonly keyIdType: 'uniqueidentifier' | 'char' | 'nvarchar';
  readonly hasDisclosed: boolean;
  readonly hasDomains: boolean;
  readonly hasVolumeTypes: boolean;
  /** Where it is said who uses a computer. */
  readonly users: UserPlace | undefined;
}

/**
 * No public description names the columns of the tables; they are taken where they are called as
 * those beside them. The views of Configuration Manager are documented: whose computer it is, and
 * who has signed in there.
 */
export type UserPlace =
  | { readonly kind: 'tables' }
  | { readonly kind: 'views'; readonly affinity: boolean; readonly console: boolean };

type Table =
  | 'Machines'
  | 'Domains'
  | 'Machines_Volumes'
  | 'Volumes'
  | 'VolumeTypes'
  | 'Keys'
  | 'Machines_Users'
  | 'Users';

/** MBAM has a schema of its own; Configuration Manager puts its name before each table of `dbo`. */
const SCHEMA = 'RecoveryAndHardwareCore';
const SPELLINGS = [
  { schema: 'dbo', prefix: `${SCHEMA}_` },
  { schema: SCHEMA, prefix: '' },
] as const;

const NEEDED = {
  Machines: ['Id', 'Name'],
  Machines_Volumes: ['MachineId', 'VolumeId'],
  Keys: ['VolumeId', 'LastUpdateTime', 'RecoveryKeyId'],
} as const satisfies Partial<Record<Table, readonly string[]>>;

const COLUMNS = `
  select TABLE_SCHEMA as [schema], TABLE_NAME as [table], COLUMN_NAME as [column], DATA_TYPE as type
  from INFORMATION_SCHEMA.COLUMNS
  where TABLE_SCHEMA = @schema or (TABLE_SCHEMA = @dbo and (TABLE_NAME like @prefixed
    or TABLE_NAME in (N'v_R_System_Valid', N'v_UsersPrimaryMachines', N'v_R_User',
      N'v_GS_SYSTEM_CONSOLE_USER')))`;

const ColumnRow = z.object({
  schema: z.string(),
  table: z.string(),
  column: z.string(),
  type: z.string(),
});
type ColumnRow = z.infer<typeof ColumnRow>;

/**
 * Finds out how this database spells the tables, and which columns there are. A server shows nobody
 * what they may not read.
 *
 * @throws AppError `sql.objectMissing` when it shows no such tables, `sql.*`, `request.cancelled`
 */
export async function detectTables(
  database: SqlServer,
  options: CallOptions,
): Promise<RecoveryTables> {
  const rows = await database.read(
    COLUMNS,
    { schema: SCHEMA, dbo: 'dbo', prefixed: `${SCHEMA}[_]%` },
    options,
  );
  const columns = rows.map((row) => ColumnRow.parse(row));
  const found = SPELLINGS.map((spelling) => tablesSpelled(spelling, columns)).find(
    (tables) => tables !== undefined,
  );
  if (found === undefined)
    throw new AppError('sql.objectMissing', 'none of the recovery tables is shown', {
      details: { server: database.label },
    });
  return found;
}

function tablesSpelled(
  { schema, prefix }: (typeof SPELLINGS)[number],
  columns: readonly ColumnRow[],
): RecoveryTables | undefined {
  const column = (table: Table, name: string) =>
    columns.find(
      (one) =>
        same(one.schema, schema) && same(one.table, prefix + table) && same(one.column, name),
    );
  const has = (table: Table, ...names: readonly string[]) =>
    names.every((name) => column(table, name) !== undefined);
  if (!keysOf(NEEDED).every((table) => has(table, ...NEEDED[table]))) return undefined;
  const type = column('Keys', 'RecoveryKeyId')?.type.toLowerCase();
  return {
    name: (table) => `[${schema}].[${prefix}${table}]`,
    keyIdType:
      type === 'uniqueidentifier'
        ? type
        : type === 'nvarchar' || type === 'nchar'
          ? 'nvarchar'
          : 'char',
    hasDisclosed: has('Keys', 'Disclosed'),
    hasDomains: has('Machines', 'DomainId') && has('Domains', 'Id', 'DomainName'),
    hasVolumeTypes: has('Volumes', 'Id', 'VolumeTypeId') && has('VolumeTypes', 'Id', 'TypeName'),
    users:
      has('Machines_Users', 'MachineId', 'UserId') &&
      has('Users', 'Id', 'Name', 'DomainId') &&
      has('Domains', 'Id', 'DomainName')
        ? { kind: 'tables' }
        : userViews(columns),
  };
}

/** Configuration Manager's own views, as far as somebody may read them. */
function userViews(columns: readonly ColumnRow[]): UserPlace | undefined {
  const has = (view: string, ...names: readonly string[]) =>
    names.every((name) =>
      columns.some(
        (one) => same(one.schema, 'dbo') && same(one.table, view) && same(one.column, name),
      ),
    );
  const affinity =
    has('v_UsersPrimaryMachines', 'MachineID', 'UserResourceID') &&
    has('v_R_User', 'ResourceID', 'Unique_User_Name0');
  const console = has('v_GS_SYSTEM_CONSOLE_USER', 'ResourceID', 'SystemConsoleUser0');
  return has('v_R_System_Valid', 'ResourceID', 'Netbios_Name0') && (affinity || console)
    ? { kind: 'views', affinity, console }
    : undefined;
}

// How letters compare depends on the database's collation; its names are spelled in one way only.
function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
