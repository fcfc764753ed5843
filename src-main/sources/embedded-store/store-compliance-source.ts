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
import { COUNTED, alikeComputers, isAboutAlike } from './alike-computers.ts';
import {
  CursorRow,
  type Restrict,
  beyond,
  complianceBatches,
  inOrder,
} from './compliance-batches.ts';
import { INDEXED, WALKS, type Walk, filtered } from './compliance-query.ts';
import { COMPLIANCE_COLUMNS, complianceOf } from './compliance-rows.ts';
import { computersOfUser } from './computers-of-user.ts';
import { read } from './connection.ts';
import { beginningWith, oneEqualTo } from './without-case.ts';

/** Computers looked at in one go: some milliseconds, during which the console answers nobody. */
const BATCH_SIZE = 5_000;
/** So few computers are sorted sooner than all others are walked past. */
const FEW = 5_000;

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

    summary: async (filter, options) =>
      tallyCompliance(await groupsOf(db, { filter, limits: { batchSize, few }, options })),

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

interface TotalsAsked {
  readonly filter: ComplianceFilter;
  readonly limits: Limits;
  readonly options: ReportOptions;
}

async function groupsOf(
  db: Knex,
  { filter, limits: { batchSize, few }, options }: TotalsAsked,
): Promise<readonly AlikeComputers[]> {
  if (isAboutAlike(filter)) return alikeComputers(db, filter, options);
  const count = async (restrict: Restrict) =>
    AlikeRows.parse(await read(() => restrict(counted(db, filter)), options.signal));
  const theirs = await ofUser(db, { filter, few }, options);
  if (theirs !== undefined) return count(theirs);
  const groups: AlikeComputers[] = [];
  const walking = { walk: BY_NUMBER, descending: false, after: null, batchSize, options };
  for await (const restrict of complianceBatches(db, walking))
    groups.push(...(await count(restrict)));
  return groups;
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
  const theirs = await ofUser(db, { filter, few: limits.few }, options);
  if (isUnfiltered(filter)) yield part(along, rest);
  else if (theirs !== undefined) yield part(IN_ANY_ORDER, (all) => theirs(rest(all)));
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

/** Leaves the computers of the end users that a filter asks for, where these are but a few. */
async function ofUser(
  db: Knex,
  { filter, few }: { readonly filter: ComplianceFilter; readonly few: number },
  options: ReportOptions,
): Promise<Restrict | undefined> {
  if (filter.user === '') return undefined;
  const computers = await computersOfUser(db, { text: filter.user, most: few }, options);
  return (
    computers &&
    ((query) =>
      query.whereRaw('cc.computer_id in (select value from json_each(?))', [
        JSON.stringify(computers),
      ]))
  );
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
