import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';
import type { TypedComputer } from '#main/ports/tpm/tpm-source.ts';
import type { KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import type { RecoveryTables, UserPlace } from './tables.ts';

/**
 * A statement and its parameters, named in it as `@name`. Nothing a person typed stands in the text
 * itself.
 */
export interface Statement {
  readonly text: string;
  /** Dates are UTC, as these databases keep them. */
  readonly parameters: SqlParameters;
}

/** The keys that begin with, or are, the one asked for. */
export function keysLike(
  tables: RecoveryTables,
  { kind, start }: KeyIdQuery,
  limit: number,
): Statement {
  const id = 'k.RecoveryKeyId';
  const isText = tables.keyIdType !== 'uniqueidentifier';
  if (kind === 'whole')
    return isText
      ? {
          text: list(
            tables,
            `${id} in (${inKeyIdType(tables, '@start')}, ${inKeyIdType(tables, '@braced')})`,
          ),
          parameters: { limit, start, braced: `{${start}}` },
        }
      : {
          text: list(tables, `${id} = ${inKeyIdType(tables, '@start')}`),
          parameters: { limit, start },
        };
  // A uniqueidentifier is ordered by its last bytes first, so no index helps to find its beginning.
  if (!isText)
    return {
      text: list(tables, `convert(char(36), ${id}) like convert(varchar(37), @start)`),
      parameters: { limit, start: `${start}%` },
    };
  const isLike = (parameter: string) => `${id} like ${inKeyIdType(tables, parameter)}`;
  return {
    text: list(tables, `(${isLike('@start')} or ${isLike('@braced')})`),
    parameters: { limit, start: `${start}%`, braced: `{${start}%` },
  };
}

/** The keys of every drive that was in a computer of this name. */
export function keysOfComputer(
  tables: RecoveryTables,
  { domain, name }: TypedComputer,
  limit: number,
): Statement {
  const isTold = domain !== '' && tables.hasDomains;
  const found = `
    exists (
      select 1 from ${tables.name('Machines_Volumes')} amv
      join ${tables.name('Machines')} am on am.Id = amv.MachineId
      ${isTold ? `join ${tables.name('Domains')} ad on ad.Id = am.DomainId` : ''}
      where amv.VolumeId = k.VolumeId and am.Name = @computer
        ${isTold ? `and ${isDomain('ad')}` : ''}
    )`;
  return {
    text: list(tables, found),
    parameters: { limit, computer: name, ...(isTold && domainParameters(domain)) },
  };
}

/** The keys of every drive in a computer this person is associated with. */
export function keysOfEndUser(
  tables: RecoveryTables,
  users: UserPlace,
  { account: { domains, name }, limit }: { readonly account: AccountNames; readonly limit: number },
): Statement {
  const [domain = '', otherName = domain] = domains;
  const found =
    users.kind === 'tables'
      ? `
    exists (
      select 1 from ${tables.name('Machines_Volumes')} amv
      join ${tables.name('Machines_Users')} amu on amu.MachineId = amv.MachineId
      join ${tables.name('Users')} au on au.Id = amu.UserId
      join ${tables.name('Domains')} ad on ad.Id = au.DomainId
      where amv.VolumeId = k.VolumeId and au.Name = @endUser
        and ad.DomainName in (@domain, @otherName)
    )`
      : `
    exists (
      select 1 from ${tables.name('Machines_Volumes')} amv
      join ${tables.name('Machines')} am on am.Id = amv.MachineId
      join v_R_System_Valid asy on asy.Netbios_Name0 = am.Name
      join (${usesIn(users)}) au on au.ResourceID = asy.ResourceID
      where amv.VolumeId = k.VolumeId
        and au.account in (@domain + N'\\' + @endUser, @otherName + N'\\' + @endUser)
    )`;
  return { text: list(tables, found), parameters: { limit, endUser: name, domain, otherName } };
}

/** People associated with computers, by the computers' own IDs as text. */
export function usersOf(
  tables: RecoveryTables,
  users: UserPlace,
  machineIds: readonly string[],
): Statement {
  const names = machineIds.map((_id, index) => `@machine${index}`);
  const text =
    users.kind === 'tables'
      ? `
      select distinct convert(nvarchar(40), mu.MachineId) as machineId,
        ud.DomainName as domain, u.Name as name
      from ${tables.name('Machines_Users')} mu
      join ${tables.name('Users')} u on u.Id = mu.UserId
      join ${tables.name('Domains')} ud on ud.Id = u.DomainId
      where convert(nvarchar(40), mu.MachineId) in (${names.join(', ')})
      order by domain, name`
      : `
      select distinct convert(nvarchar(40), m.Id) as machineId,
        left(u.account, charindex(N'\\', u.account + N'\\') - 1) as domain, u.account as name
      from ${tables.name('Machines')} m
      join v_R_System_Valid s on s.Netbios_Name0 = m.Name
      join (${usesIn(users)}) u on u.ResourceID = s.ResourceID
      where convert(nvarchar(40), m.Id) in (${names.join(', ')})
      order by domain, name`;
  return {
    text,
    parameters: Object.fromEntries(machineIds.map((id, index) => [`machine${index}`, id])),
  };
}

/**
 * Whose computer it is, and who has signed in there, as `DOMAIN\\name`. Computers of one name have
 * the users of all of them: with none, anybody would count as theirs.
 */
function usesIn({ affinity, console }: Extract<UserPlace, { readonly kind: 'views' }>): string {
  const parts = [
    affinity &&
      `select p.MachineID as ResourceID, r.Unique_User_Name0 as account
        from v_UsersPrimaryMachines p join v_R_User r on r.ResourceID = p.UserResourceID
        where r.Unique_User_Name0 like N'%_\\_%'`,
    console &&
      `select c.ResourceID, c.SystemConsoleUser0 as account
        from v_GS_SYSTEM_CONSOLE_USER c where c.SystemConsoleUser0 like N'%_\\_%'`,
  ];
  return parts.filter(Boolean).join(' union ');
}

/**
 * Newest first, `@limit` at most, and how many there are. Where a drive was in several computers,
 * the one recorded last is shown.
 *
 * @param condition about `k`, a row of the keys
 */
function list(tables: RecoveryTables, condition: string): string {
  const { name, hasDisclosed, hasDomains, hasVolumeTypes } = tables;
  return `
    select top (@limit)
      convert(nvarchar(40), k.RecoveryKeyId) as keyId,
      convert(nvarchar(40), m.Id) as machineId,
      m.Name as computer,
      ${hasDomains ? 'd.DomainName' : "N''"} as domain,
      ${hasVolumeTypes ? 't.TypeName' : "N''"} as volumeType,
      convert(nvarchar(33), k.LastUpdateTime, 126) as escrowedAt,
      ${hasDisclosed ? 'case when k.Disclosed = 1 then 1 else 0 end' : '0'} as disclosed,
      case when exists (
        select 1 from ${name('Keys')} n
        where n.VolumeId = k.VolumeId and n.LastUpdateTime > k.LastUpdateTime
      ) then 1 else 0 end as superseded,
      count(*) over () as total
    from ${name('Keys')} k
    left join (
      select VolumeId, max(MachineId) as MachineId
      from ${name('Machines_Volumes')} group by VolumeId
    ) mv on mv.VolumeId = k.VolumeId
    left join ${name('Machines')} m on m.Id = mv.MachineId
    ${hasDomains ? `left join ${name('Domains')} d on d.Id = m.DomainId` : ''}
    ${hasVolumeTypes ? `left join ${name('Volumes')} v on v.Id = k.VolumeId` : ''}
    ${hasVolumeTypes ? `left join ${name('VolumeTypes')} t on t.Id = v.VolumeTypeId` : ''}
    where ${condition}
    order by k.LastUpdateTime desc, k.RecoveryKeyId`;
}

/**
 * As the column has it, so that its index serves: text of another kind would be converted row by
 * row.
 */
export function inKeyIdType({ keyIdType }: RecoveryTables, parameter: string): string {
  if (keyIdType === 'uniqueidentifier') return `convert(uniqueidentifier, ${parameter})`;
  return keyIdType === 'char' ? `convert(varchar(39), ${parameter})` : parameter;
}

// What is recorded of a domain is its short name or its DNS name, and so is what a person types.
function isDomain(alias: string): string {
  const name = `${alias}.DomainName`;
  return `(${name} = @domain or ${name} = @label or ${name} like @dnsNames)`;
}

function domainParameters(domain: string): SqlParameters {
  const [label = ''] = domain.split('.');
  const literally = (text: string) => text.replaceAll(/[[%_]/g, '[$&]');
  return {
    domain,
    label,
    dnsNames: domain.includes('.') ? literally(domain) : `${literally(label)}.%`,
  };
}
