import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComputerCompliance, ComputerSearch } from '../../../src-shared/model/computer-compliance.ts';
import { ComplianceError } from '../../../src-shared/model/compliance-error.ts';
import { Compliance, ComplianceStatus, DriveCompliance } from '../../../src-shared/model/compliance-status.ts';
import { type ComplianceCursor, type ComplianceQuery, EVERY_COMPUTER } from '../../../src-shared/model/enterprise-compliance.ts';
import { Exemption } from '../../../src-shared/model/exemption.ts';
import { splitComputerName } from '../../../src-shared/model/computer.ts';
import { type AlikeComputers, tallyCompliance } from '../../domain/compliance-tally.ts';
import type { ReportOptions } from '../../ports/audit-report.ts';
import type { ComplianceSource } from '../../ports/compliance-source.ts';
import { COMPLIANCE_COLUMNS, complianceOf } from './compliance-rows.ts';
import { SORTED_BY, filtered, managedComputers } from './compliance-query.ts';
import { read } from './connection.ts';
import { refuseIfCancelled } from './store-errors.ts';

/** Computers looked at in one go: some milliseconds, during which the console answers nobody. */
const BATCH_SIZE = 10_000;
/** Sorts after everything a name can begin with. */
const AFTER_EVERY_LETTER = '\u{10FFFF}';

const AlikeRows = z.array(
  z.object({ status: ComplianceStatus, overall: Compliance, exemption: Exemption, error: ComplianceError, osDrive: DriveCompliance, fixedDrives: DriveCompliance, count: z.number() }),
);
const CursorRow = z.object({ value: z.string(), id: z.number() });

type Restrict = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** Compliance in Keydesk's own store. */
export function storeComplianceSource(db: Knex, name: string, { batchSize = BATCH_SIZE }: { readonly batchSize?: number } = {}): ComplianceSource {
  return {
    name,

    find: (search, limit, { signal }) =>
      read(async () => {
        const rows: readonly unknown[] = await searched(managedComputers(db).select(db.raw(COMPLIANCE_COLUMNS)), search).orderBy(['c.name', 'd.dns_name']).limit(limit);
        refuseIfCancelled(signal);
        return rows.map(complianceOf);
      }, signal),

    async summary(filter, options) {
      const groups: AlikeComputers[] = [];
      for await (const restrict of batches({ column: 'status', descending: false }, null, options)) {
        const columns = 'cc.status as status, cc.overall as overall, cc.exemption as exemption, cc.error as error, cc.os_drive as osDrive, cc.fixed_drives as fixedDrives';
        const counted = filtered(managedComputers(db).select(db.raw(columns)).count('* as count'), filter);
        groups.push(...AlikeRows.parse(await read(() => restrict(counted).groupByRaw('1, 2, 3, 4, 5, 6'), options.signal)));
      }
      return tallyCompliance(groups);
    },

    async page(query, after, limit, options) {
      const rows: SortedRow[] = [];
      const isUnfiltered = Object.entries(EVERY_COMPUTER).every(([field, value]) => query.filter[field as keyof typeof EVERY_COMPUTER] === value);
      if (isUnfiltered) rows.push(...(await some((all) => beyond(all, query.sort, after), query, limit, options.signal)));
      else {
        for await (const restrict of batches(query.sort, after, options)) {
          rows.push(...(await some(restrict, query, limit - rows.length, options.signal)));
          if (rows.length >= limit) break;
        }
      }
      return { rows: rows.map(({ computer }) => computer), next: rows.length < limit ? null : (rows.at(-1)?.cursor ?? null) };
    },
  };

  async function some(restrict: Restrict, { filter, sort }: ComplianceQuery, limit: number, signal: AbortSignal): Promise<readonly SortedRow[]> {
    const { value } = SORTED_BY[sort.column];
    const rows: readonly unknown[] = await read(
      () => inOrder(restrict(filtered(managedComputers(db).select(db.raw(`${COMPLIANCE_COLUMNS}, ${value} as value`)), filter)), sort).limit(limit),
      signal,
    );
    return rows.map((row) => ({ computer: complianceOf(row), cursor: CursorRow.parse(row) }));
  }

  /** Walks all computers in the order of the report, a batch at a time: however few fit a filter, nothing waits long. */
  async function* batches(sort: ComplianceQuery['sort'], after: ComplianceCursor | null, { signal, onProgress }: ReportOptions): AsyncGenerator<Restrict> {
    const { value, id } = SORTED_BY[sort.column];
    const total = await read(() => countOf(db), signal);
    let start = after;
    for (let done = 0; ; done += batchSize) {
      refuseIfCancelled(signal);
      const begin = start;
      const inBatch: Restrict = (query) => beyond(query, sort, begin);
      const last: unknown = await read(() => inOrder(inBatch(managedComputers(db).select(db.raw(`${value} as value, ${id} as id`))), sort).offset(batchSize - 1).first(), signal);
      const end = last === undefined ? undefined : CursorRow.parse(last);
      yield end === undefined ? inBatch : (query) => inBatch(query).whereRaw(`(${value}, ${id}) ${sort.descending ? '>=' : '<='} (?, ?)`, [end.value, end.id]);
      if (end === undefined) return;
      start = end;
      onProgress?.(Math.min(done + batchSize, total), total);
      // Whoever else waits comes first.
      await setImmediate();
    }
  }
}

interface SortedRow {
  readonly computer: ComputerCompliance;
  readonly cursor: ComplianceCursor;
}

function inOrder(query: Knex.QueryBuilder, { column, descending }: ComplianceQuery['sort']): Knex.QueryBuilder {
  const { value, id } = SORTED_BY[column];
  const order = descending ? 'desc' : 'asc';
  return query.orderBy([{ column: value, order }, { column: id, order }]);
}

function beyond(query: Knex.QueryBuilder, { column, descending }: ComplianceQuery['sort'], after: ComplianceCursor | null): Knex.QueryBuilder {
  const { value, id } = SORTED_BY[column];
  return after === null ? query : query.whereRaw(`(${value}, ${id}) ${descending ? '<' : '>'} (?, ?)`, [after.value, after.id]);
}

function searched(query: Knex.QueryBuilder, { by, text }: ComputerSearch): Knex.QueryBuilder {
  if (by === 'user') {
    const at = text.indexOf('\\');
    const start = text.slice(at + 1);
    return query.whereIn('c.id', (users: Knex.QueryBuilder) => {
      users.select('u.computer_id').from('computer_users as u').join('domains as ud', 'ud.id', 'u.domain_id').where('u.name', '>=', start).where('u.name', '<', start + AFTER_EVERY_LETTER);
      if (at >= 0) users.where('ud.name', text.slice(0, at));
    });
  }
  const { domain, name } = splitComputerName(text) ?? { domain: '', name: text };
  query.where('c.name', '>=', name).where('c.name', '<', name + AFTER_EVERY_LETTER);
  return domain === '' ? query : query.where((known) => void known.where('d.dns_name', domain).orWhere('d.name', domain));
}

async function countOf(db: Knex): Promise<number> {
  const [row] = z.array(z.object({ count: z.number() })).parse(await db('computer_compliance').count('* as count'));
  return row?.count ?? 0;
}
