import type { Knex } from 'knex';
import { type AlikeComputers, tallyCompliance } from '#main/domain/compliance/compliance-tally.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { ComputerCompliance, ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import {
  type ComplianceCursor,
  type ComplianceFilter,
  type ComplianceQuery,
} from '#shared/compliance/enterprise-compliance.ts';
import { readComputerName } from '#shared/request/computer.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { AlikeRows } from '../store-rows.ts';
import {
  CursorRow,
  type Restrict,
  beyond,
  complianceBatches,
  inOrder,
} from './compliance-batches.ts';
import { INDEXED, WALKS, type Walk, filtered } from './compliance-query.ts';
import { COMPLIANCE_COLUMNS, complianceOf } from './compliance-rows.ts';
import { read } from './connection.ts';
import { beginningWith, oneEqualTo } from './without-case.ts';

/** Computers looked at in one go: some milliseconds, during which the console answers nobody. */
const BATCH_SIZE = 5_000;
/** So few computers are sorted sooner than all others are walked past. */
const FEW = 5_000;

const COUNTED =
  'cc.status as status, cc.overall as overall, cc.exemption as exemption, cc.error as error, ' +
  'cc.os_drive as osDrive, cc.fixed_drives as fixedDrives';
interface SortedRow {
  readonly computer: ComputerCompliance;
  readonly cursor: ComplianceCursor;
}

interface Limits {
  readonly batchSize: number;
  readonly few: number;
}

/** Where computers are read from: each by its own way past the others. */
const BY_NUMBER = {
  value: 'cc.computer_id',
  id: 'cc.computer_id',
  along: 'computer_compliance as cc',
};
const IN_ANY_ORDER =
  'computer_compliance as cc join computers as c on c.id = cc.computer_id ' +
  'join domains as d on d.id = c.domain_id';

/** Compliance in Keydesk's own store. */
export function storeComplianceSource(
  db: Knex,
  name: string,
  { batchSize = BATCH_SIZE, few = FEW }: Partial<Limits> = {},
): ComplianceSource {
  return {
    name,

    find: (search, limit, { signal }) =>
      read(async () => {
        const { along, beside } = WALKS.name;
        const rows: readonly unknown[] = await searched(
          db.select(db.raw(COMPLIANCE_COLUMNS)).fromRaw(`${along} ${beside}`),
          search,
        )
          .orderBy(['c.name', 'd.dns_name'])
          .limit(limit);
        refuseIfCancelled(signal);
        return rows.map(complianceOf);
      }, signal),

    async summary(filter, options) {
      const groups: AlikeComputers[] = [];
      const walking = { walk: BY_NUMBER, descending: false, after: null, batchSize, options };
      for await (const restrict of complianceBatches(db, walking))
        groups.push(
          ...AlikeRows.parse(await read(() => restrict(counted(db, filter)), options.signal)),
        );
      return tallyCompliance(groups);
    },

    async page({ query, after, limit }, options) {
      const found: SortedRow[] = [];
      for await (const part of partsOf(db, { query, after, limits: { batchSize, few }, options })) {
        const rows: readonly unknown[] = await read(
          () => part().limit(limit - found.length),
          options.signal,
        );
        found.push(...rows.map(sortedRow));
        if (found.length >= limit) break;
      }
      return {
        rows: found.map(({ computer }) => computer),
        next: found.length < limit ? null : (found.at(-1)?.cursor ?? null),
      };
    },
  };
}

function counted(db: Knex, filter: ComplianceFilter): Knex.QueryBuilder {
  const computers = filter.computer === '' ? '' : ' join computers as c on c.id = cc.computer_id';
  return filtered(
    db.select(db.raw(COUNTED)).count('* as count').fromRaw(`${BY_NUMBER.along}${computers}`),
    filter,
  ).groupByRaw('1, 2, 3, 4, 5, 6');
}

interface PageAsked {
  readonly query: ComplianceQuery;
  readonly after: ComplianceCursor | null;
  readonly limits: Limits;
  readonly options: ReportOptions;
}

/** The questions that answer a page one after the other, until it is full: mostly there is one. */
async function* partsOf(
  db: Knex,
  { query: { filter, sort }, after, limits, options }: PageAsked,
): AsyncGenerator<() => Knex.QueryBuilder> {
  const walk = WALKS[sort.column];
  const along = `${walk.along} ${walk.beside}`;
  // Not the question itself: whatever an asynchronous generator yields is awaited, and this would
  // ask it.
  const part = (from: string, restrict: Restrict) => () =>
    inOrder(restrict(filtered(rowsFrom(db, from, walk), filter)), walk, sort.descending);
  const rest: Restrict = (all) => beyond(all, walk, { ...sort, after });
  if (isUnfiltered(filter)) yield part(along, rest);
  // SQLite is free to begin with the filter's own index then.
  else if (await fitsFew(db, { filter, few: limits.few }, options.signal))
    yield part(IN_ANY_ORDER, rest);
  else {
    const walking = { walk, ...sort, after, batchSize: limits.batchSize, options };
    for await (const restrict of complianceBatches(db, walking)) yield part(along, restrict);
  }
}

function rowsFrom(db: Knex, from: string, { value }: Pick<Walk, 'value'>): Knex.QueryBuilder {
  return db.select(db.raw(`${COMPLIANCE_COLUMNS}, ${value} as value`)).fromRaw(from);
}

function sortedRow(row: unknown): SortedRow {
  return { computer: complianceOf(row), cursor: CursorRow.parse(row) };
}

/** Whether one of the filters by itself leaves but a few. */
async function fitsFew(
  db: Knex,
  { filter, few }: { readonly filter: ComplianceFilter; readonly few: number },
  signal: AbortSignal,
): Promise<boolean> {
  for (const column of INDEXED) {
    if (filter[column] === '') continue;
    const beyondFew: unknown = await read(
      () =>
        db('computer_compliance')
          .select('computer_id')
          .where(column, filter[column])
          .offset(few)
          .first(),
      signal,
    );
    if (beyondFew === undefined) return true;
  }
  return false;
}

function isUnfiltered(filter: ComplianceFilter): boolean {
  return Object.values(filter).every((value) => value === '');
}

function searched(query: Knex.QueryBuilder, { by, text }: ComputerSearch): Knex.QueryBuilder {
  if (by === 'user') {
    const { domain, name: start } = splitAccount(text);
    return query.whereIn('c.id', (users: Knex.QueryBuilder) => {
      users
        .select('u.computer_id')
        .from('computer_users as u')
        .join('domains as ud', 'ud.id', 'u.domain_id')
        .whereRaw(...beginningWith('u.name', start));
      if (domain !== '') users.whereRaw(...oneEqualTo(['ud.name', 'ud.dns_name'], domain));
    });
  }
  const { domain, name } = readComputerName(text);
  query.whereRaw(...beginningWith('c.name', name));
  return domain === '' ? query : query.whereRaw(...oneEqualTo(['d.dns_name', 'd.name'], domain));
}
