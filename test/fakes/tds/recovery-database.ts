import type { SeedProtector } from '#test/contract/recovery-source.contract.ts';
import type { Answer, Column, ResultSet, Statement } from './tds-server.ts';

type Row = ResultSet['rows'][number];

export type UserView = 'affinity' | 'console';
export type Product = 'configmgr' | 'mbam';

/** What a scripted database of another product holds, and how it misbehaves. */
export interface ScriptedRecoveryDatabase {
  readonly answer: (statement: Statement) => Answer;
  readonly seed: SeedProtector[];
  /** Key IDs and reasons of the calls of its procedure, oldest first. */
  readonly disclosures: { readonly keyId: string; readonly reason: string }[];
  readonly mood: {
    /** The master key is not open: keys come back empty. */
    isClosed?: boolean;
    /** Nobody may call the procedure. */
    isForbidden?: boolean;
    /** The procedure does its work, and the connection breaks after so many bytes of its answer. */
    cutAfter?: number | undefined;
    /** Nobody may see the tables. */
    isHidden?: boolean;
    /** Configuration Manager names the kinds of volumes, as MBAM does. */
    hasVolumeTypes?: boolean;
    /** Which of the documented views of users may be read. */
    userViews?: readonly UserView[];
    /** Key IDs are text, written with braces, and the procedure wants them so. */
    hasBraces?: boolean;
    /** How the database spells the domain, instead of CONTOSO. */
    domainName?: string;
    /** What it says instead of how many keys there are. */
    total?: null;
    /** Rows that are found too, whatever is asked for; and rows of users. */
    oddKeys?: readonly Row[];
    oddUsers?: readonly Row[];
    /** Rows of the list of all keys: ID, number of the computer, moment. */
    oddListed?: readonly Row[];
  };
}

const COLUMNS = {
  configmgr: {
    Machines: 'Id Name DomainId',
    Domains: 'Id DomainName',
    Machines_Volumes: 'MachineId VolumeId',
    Volumes: 'Id VolumeGuid',
    Keys: 'VolumeId LastUpdateTime RecoveryKeyId RecoveryKey Disclosed',
  },
  mbam: {
    Machines: 'Id Name DomainId',
    Domains: 'Id DomainName',
    Users: 'Id Name DomainId',
    Machines_Users: 'MachineId UserId',
    Machines_Volumes: 'MachineId VolumeId',
    Volumes: 'Id VolumeTypeId',
    VolumeTypes: 'Id TypeName',
    Keys: 'VolumeId LastUpdateTime RecoveryKeyId RecoveryKey RecoveryKeyPackage Disclosed',
  },
} as const satisfies Readonly<Record<Product, Readonly<Record<string, string>>>>;
const KEYS_TABLE = {
  configmgr: '[dbo].[RecoveryAndHardwareCore_Keys] k',
  mbam: '[RecoveryAndHardwareCore].[Keys] k',
};
const TYPE_NAMES = {
  'operating-system': 'Operating System',
  fixed: 'Fixed Data',
  removable: 'Removable Data',
  unknown: '',
};
const ROW_COLUMNS: readonly Column[] = [
  ...['keyId', 'machineId', 'computer', 'domain', 'volumeType', 'escrowedAt'].map(
    (name) => ({ name, type: 'nvarchar' }) as const,
  ),
  ...['disclosed', 'superseded', 'total'].map((name) => ({ name, type: 'int' }) as const),
];

/**
 * Answers the statements of the console out of a list, as a real database would; what the
 * statements themselves are worth, a real server tells.
 */
export function scriptedRecoveryDatabase(product: Product): ScriptedRecoveryDatabase {
  const seed: SeedProtector[] = [];
  const disclosures: { keyId: string; reason: string }[] = [];
  const mood: ScriptedRecoveryDatabase['mood'] = {};

  const rows = ({ parameters }: Statement): ResultSet => {
    const found = seed
      .filter((one) => isAskedFor(one, parameters, domainName()))
      .sort((a, b) => (a.escrowedAt < b.escrowedAt ? 1 : -1));
    const shown = found.slice(0, Number(parameters['limit']));
    const odd = mood.oddKeys ?? [];
    const total = mood.total === null ? null : found.length + odd.length;
    return {
      columns: ROW_COLUMNS,
      rows: [...odd, ...shown.map(facts)].map((row) => [...row, total]),
    };
  };

  const domainName = () => mood.domainName ?? 'CONTOSO';

  const facts = ({ keyId, computer, volume, escrowedAt }: SeedProtector): Row => [
    written(keyId),
    computer,
    computer,
    domainName(),
    product === 'mbam' || mood.hasVolumeTypes === true ? TYPE_NAMES[volume.kind] : '',
    escrowedAt.replace(/(\.000)?Z$/, ''),
    disclosures.some((disclosure) => disclosure.keyId === written(keyId)) ? 1 : 0,
    seed.some((other) => other.computer === computer && other.escrowedAt > escrowedAt) ? 1 : 0,
  ];

  const written = (keyId: string) => (mood.hasBraces === true ? `{${keyId}}` : keyId);

  // Ordered by what the next page begins behind, as the database orders it.
  const pageOf = (columns: readonly string[], all: readonly Row[], asked: Statement): ResultSet => {
    const { after } = textsOf(asked.parameters);
    const { limit } = asked.parameters;
    const behind = all
      .filter(([place]) => after === undefined || String(place) > after)
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    return {
      columns: columns.map((name) => ({ name, type: 'nvarchar' })),
      rows: behind.slice(0, Number(limit)),
    };
  };

  const machinesPage = (asked: Statement) => {
    const computers = [...new Set(seed.map(({ computer }) => computer))];
    const all = computers.map((name) => [name, name, domainName()]);
    return pageOf(['ref', 'name', 'domain'], all, asked);
  };

  const keysPage = (asked: Statement) => {
    const all = seed.map((key) => [
      written(key.keyId),
      key.computer,
      key.escrowedAt.replace(/(\.000)?Z$/, ''),
    ]);
    return pageOf(['keyId', 'ref', 'escrowedAt'], [...all, ...(mood.oddListed ?? [])], asked);
  };

  const disclose = ({ parameters }: Statement): Answer => {
    if (mood.isForbidden === true) return { faults: [{ number: 229 }] };
    const keyId = String(parameters['keyId']);
    disclosures.push({ keyId, reason: String(parameters['reason']) });
    const key = seed.find((one) => written(one.keyId) === keyId);
    const bytes = key?.keyPackage === undefined ? null : Buffer.from(key.keyPackage);
    const columns = [
      { name: 'RecoveryKey', type: 'nvarchar' },
      ...(product === 'mbam' ? [{ name: 'RecoveryKeyPackage', type: 'varbinary' } as const] : []),
    ] as const;
    const sets = [
      {
        columns,
        rows:
          key === undefined ? [] : [[mood.isClosed === true ? null : key.recoveryPassword, bytes]],
      },
    ];
    return mood.cutAfter === undefined ? { sets } : { sets, cutAfter: mood.cutAfter };
  };

  return {
    seed,
    disclosures,
    mood,
    answer(statement) {
      const { text } = statement;
      if (text.includes('INFORMATION_SCHEMA'))
        return {
          sets: [
            mood.isHidden === true
              ? { columns: COLUMN_COLUMNS, rows: [] }
              : columnsOf(product, mood),
          ],
        };
      if (text.includes('[GetRecoveryKey]')) return disclose(statement);
      if (text.includes('select distinct'))
        return {
          sets: [
            usersOf(
              seed.filter(({ computer }) =>
                Object.values(statement.parameters).some((id) => String(id) === computer),
              ),
              domainName(),
              mood.oddUsers ?? [],
            ),
          ],
        };
      if (text.includes('order by m.Id')) return { sets: [machinesPage(statement)] };
      if (!text.includes(KEYS_TABLE[product])) return { faults: [{ number: 208 }] };
      if (text.includes('order by k.RecoveryKeyId')) return { sets: [keysPage(statement)] };
      return { sets: [rows(statement)] };
    },
  };
}

const COLUMN_COLUMNS: readonly Column[] = ['schema', 'table', 'column', 'type'].map((name) => ({
  name,
  type: 'nvarchar',
}));

/** The views that Configuration Manager documents, and their columns. */
const USER_VIEWS: Readonly<Record<UserView, readonly string[]>> = {
  affinity: [
    'v_UsersPrimaryMachines.MachineID',
    'v_UsersPrimaryMachines.UserResourceID',
    'v_R_User.ResourceID',
    'v_R_User.Unique_User_Name0',
  ],
  console: ['v_GS_SYSTEM_CONSOLE_USER.ResourceID', 'v_GS_SYSTEM_CONSOLE_USER.SystemConsoleUser0'],
};

function columnsOf(
  product: Product,
  { userViews = [], hasVolumeTypes = false }: ScriptedRecoveryDatabase['mood'],
): ResultSet {
  const { Volumes, VolumeTypes } = COLUMNS.mbam;
  const [schema, prefix] =
    product === 'mbam' ? ['RecoveryAndHardwareCore', ''] : ['dbo', 'RecoveryAndHardwareCore_'];
  const type = (column: string) =>
    column === 'RecoveryKeyId' ? (product === 'mbam' ? 'char' : 'uniqueidentifier') : 'int';
  return {
    columns: COLUMN_COLUMNS,
    rows: [
      ...Object.entries({
        ...COLUMNS[product],
        ...(hasVolumeTypes && { Volumes, VolumeTypes }),
      }).flatMap(([table, columns]) =>
        columns.split(' ').map((column) => [schema, prefix + table, column, type(column)]),
      ),
      ...['v_R_System_Valid.ResourceID', 'v_R_System_Valid.Netbios_Name0']
        .concat(userViews.flatMap((view) => USER_VIEWS[view]))
        .map((name) => ['dbo', ...name.split('.'), 'nvarchar']),
    ],
  };
}

function usersOf(
  seed: readonly SeedProtector[],
  domainName: string,
  odd: readonly Row[],
): ResultSet {
  const uses = seed.flatMap(({ computer, users }) =>
    users.map((user) => `${computer}|${domainName}|${user}`),
  );
  return {
    columns: ['machineId', 'domain', 'name'].map((name) => ({ name, type: 'nvarchar' })),
    rows: [...odd, ...[...new Set(uses)].sort().map((use) => use.split('|'))],
  };
}

function isAskedFor(
  { keyId, computer, users }: SeedProtector,
  parameters: Statement['parameters'],
  domainName: string,
): boolean {
  const { start, computer: wanted, endUser, domain, label, otherName } = textsOf(parameters);
  const isDomain =
    domain === undefined ||
    [domain, label, otherName].some((name) => name?.toUpperCase() === domainName.toUpperCase());
  if (start !== undefined)
    return start.endsWith('%') ? keyId.startsWith(start.slice(0, -1)) : keyId === start;
  if (endUser !== undefined)
    return isDomain && users.some((user) => user.toLowerCase() === endUser.toLowerCase());
  return isDomain && wanted?.toLowerCase() === computer.toLowerCase();
}

/** The parameters whose value is a text. */
function textsOf(
  parameters: Statement['parameters'],
): Readonly<Record<string, string | undefined>> {
  const texts = Object.entries(parameters).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(texts);
}
