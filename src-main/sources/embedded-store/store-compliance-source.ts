import type { Knex } from 'knex';
import { z } from 'zod';
import { type AlikeComputers, tallyCompliance } from '#main/domain/compliance/compliance-tally.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import {
  Compliance,
  ComplianceStatus,
  DriveCompliance,
} from '#shared/compliance/compliance-status.ts';
import type { ComputerCompliance, ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import {
  type ComplianceCursor,
  type ComplianceFilter,
  type ComplianceQuery,
} from '#shared/compliance/enterprise-compliance.ts';
import { Exemption } from '#shared/compliance/exemption.ts';
import { splitComputerName } from '#shared/request/computer.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import {
  CursorRow,
  type Restrict,
  beyond,
  complianceBatches,
  inOrder,
} from './compliance-batches.ts';
import { INDEXED, WALKS, filtered } from './compliance-query.ts';
import { COMPLIANCE_COLUMNS, complianceOf } from './compliance-rows.ts';
import { AFTER_EVERY_LETTER } from './computer-rows.ts';
import { read } from './connection.ts';

/** Computers looked at in one go: some milliseconds, during which the console answers nobody. */
const BATCH_SIZE = 5_000;
/** So few computers are sorted sooner than all others are walked past. */
const FEW = 5_000;

const COUNTED =
  'cc.status as status, cc.overall as overall, cc.exemption as exemption, cc.error as error, cc.os_drive as osDrive, cc.fixed_drives as fixedDrives';
const AlikeRows = z.array(
  z.object({
    status: ComplianceStatus,
    overall: Compliance,
    exemption: Exemption,
    error: ComplianceError,
    osDrive: DriveCompliance,
    fixedDrives: DriveCompliance,
    count: z.number(),
  }),
);

interface SortedRow {
  readonly computer: ComputerCompliance;
  readonly cursor: ComplianceCursor;
}

/** Compliance in Keydesk's own store. */
export function storeComplianceSource(
  db: Knex,
  name: string,
  {
    batchSize = BATCH_SIZE,
    few = FEW,
  }: { readonly batchSize?: number; readonly few?: number } = {},
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
      const byNumber = {
        value: 'cc.computer_id',
        id: 'cc.computer_id',
        along: 'computer_compliance as cc',
      };
      const from =
        filter.computer === ''
          ? byNumber.along
          : `${byNumber.along} join computers as c on c.id = cc.computer_id`;
      const groups: AlikeComputers[] = [];
      for await (const restrict of complianceBatches(db, {
        walk: byNumber,
        descending: false,
        after: null,
        batchSize,
        options,
      })) {
        const counted = filtered(
          db.select(db.raw(COUNTED)).count('* as count').fromRaw(from),
          filter,
        );
        groups.push(
          ...AlikeRows.parse(
            await read(() => restrict(counted).groupByRaw('1, 2, 3, 4, 5, 6'), options.signal),
          ),
        );
      }
      return tallyCompliance(groups);
    },

    async page(query, after, limit, options) {
      const { sort, filter } = query;
      const walk = WALKS[sort.column];
      const rest: Restrict = (all) => beyond(all, walk, { ...sort, after });
      const found: SortedRow[] = [];
      if (isUnfiltered(filter))
        found.push(
          ...(await some(`${walk.along} ${walk.beside}`, rest, query, limit, options.signal)),
        );
      // SQLite is free to begin with the filter's own index then.
      else if (await fitsFew(filter, options.signal))
        found.push(
          ...(await some(
            'computer_compliance as cc join computers as c on c.id = cc.computer_id join domains as d on d.id = c.domain_id',
            rest,
            query,
            limit,
            options.signal,
          )),
        );
      else {
        for await (const restrict of complianceBatches(db, {
          walk,
          ...sort,
          after,
          batchSize,
          options,
        })) {
          found.push(
            ...(await some(
              `${walk.along} ${walk.beside}`,
              restrict,
              query,
              limit - found.length,
              options.signal,
            )),
          );
          if (found.length >= limit) break;
        }
      }
      return {
        rows: found.map(({ computer }) => computer),
        next: found.length < limit ? null : (found.at(-1)?.cursor ?? null),
      };
    },
  };

  async function some(
    from: string,
    restrict: Restrict,
    { filter, sort }: ComplianceQuery,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly SortedRow[]> {
    const walk = WALKS[sort.column];
    const selected = db
      .select(db.raw(`${COMPLIANCE_COLUMNS}, ${walk.value} as value`))
      .fromRaw(from);
    const rows: readonly unknown[] = await read(
      () => inOrder(restrict(filtered(selected, filter)), walk, sort.descending).limit(limit),
      signal,
    );
    return rows.map((row) => ({ computer: complianceOf(row), cursor: CursorRow.parse(row) }));
  }

  /** Whether one of the filters by itself leaves but a few. */
  async function fitsFew(filter: ComplianceFilter, signal: AbortSignal): Promise<boolean> {
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
        .where('u.name', '>=', start)
        .where('u.name', '<', start + AFTER_EVERY_LETTER);
      if (domain !== '') users.where('ud.name', domain);
    });
  }
  const { domain, name } = splitComputerName(text) ?? { domain: '', name: text };
  query.where('c.name', '>=', name).where('c.name', '<', name + AFTER_EVERY_LETTER);
  return domain === ''
    ? query
    : query.where((known) => void known.where('d.dns_name', domain).orWhere('d.name', domain));
}
