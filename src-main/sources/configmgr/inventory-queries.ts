import { type Statement, inKeyIdType } from './key-queries.ts';
import type { RecoveryTables } from './tables.ts';

/**
 * A page of a list that is read from beginning to end. It begins behind the last row of the page
 * before, so the index of what it is ordered by finds the place, however far the list has come.
 */
export interface Page {
  /** As the last row had it; `undefined` for the first page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** Computers by their number, as text in `ref`. */
export function machinesPage(tables: RecoveryTables, { after, limit }: Page): Statement {
  const { name, hasDomains } = tables;
  return {
    text: `
    select top (@limit)
      convert(nvarchar(40), m.Id) as ref,
      m.Name as name,
      ${hasDomains ? 'd.DomainName' : "N''"} as domain
    from ${name('Machines')} m
    ${hasDomains ? `left join ${name('Domains')} d on d.Id = m.DomainId` : ''}
    ${after === undefined ? '' : 'where m.Id > @after'}
    order by m.Id`,
    parameters: parametersOf({ after, limit }),
  };
}

/** Keys by their ID, each once: at the computer its drive was recorded in last. */
export function keysPage(tables: RecoveryTables, { after, limit }: Page): Statement {
  const { name } = tables;
  return {
    text: `
    select top (@limit)
      convert(nvarchar(40), k.RecoveryKeyId) as keyId,
      (select convert(nvarchar(40), max(mv.MachineId))
        from ${name('Machines_Volumes')} mv where mv.VolumeId = k.VolumeId) as ref,
      convert(nvarchar(33), k.LastUpdateTime, 126) as escrowedAt
    from ${name('Keys')} k
    where k.RecoveryKeyId is not null
    ${after === undefined ? '' : `and k.RecoveryKeyId > ${inKeyIdType(tables, '@after')}`}
    order by k.RecoveryKeyId`,
    parameters: parametersOf({ after, limit }),
  };
}

function parametersOf({ after, limit }: Page): Statement['parameters'] {
  return after === undefined ? { limit } : { limit, after };
}
