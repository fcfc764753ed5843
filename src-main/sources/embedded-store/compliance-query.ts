import type { Knex } from 'knex';
import { NO_ERRORS } from '#shared/compliance/compliance-error.ts';
import { DRIVE_GROUPS, HAVE_TO_COMPLY } from '#shared/compliance/compliance-rules.ts';
import type {
  ComplianceFilter,
  ComplianceSortColumn,
} from '#shared/compliance/enterprise-compliance.ts';
import { columnOf } from '../sql-text.ts';
import { userContains } from './computers-of-user.ts';
import { containing } from './without-case.ts';

/**
 * How computers are walked in one order: along an index that ends with the computer's number,
 * whatever is looked up beside it.
 */
export interface Walk {
  readonly value: string;
  readonly id: string;
  /**
   * The tables of that index alone, and then those with everything. `cross join` keeps SQLite from
   * choosing another order.
   */
  readonly along: string;
  readonly beside: string;
}

const COMPLIANCE = 'computer_compliance as cc';
const FROM_COMPLIANCE = {
  along: COMPLIANCE,
  beside: `cross join computers as c on c.id = cc.computer_id
    cross join domains as d on d.id = c.domain_id`,
};
const TO_COMPLIANCE = `cross join ${COMPLIANCE} on cc.computer_id = c.id`;

/** The walk for each column that computers can be sorted by. */
export const WALKS: Readonly<Record<ComplianceSortColumn, Walk>> = {
  name: {
    value: 'c.name',
    id: 'c.id',
    along: 'computers as c',
    beside: `${TO_COMPLIANCE} cross join domains as d on d.id = c.domain_id`,
  },
  domain: {
    value: 'd.dns_name',
    id: 'c.id',
    along: 'domains as d cross join computers as c on c.domain_id = d.id',
    beside: TO_COMPLIANCE,
  },
  status: { value: 'cc.status', id: 'cc.computer_id', ...FROM_COMPLIANCE },
  exemption: { value: 'cc.exemption', id: 'cc.computer_id', ...FROM_COMPLIANCE },
  error: { value: 'cc.error', id: 'cc.computer_id', ...FROM_COMPLIANCE },
  lastContactAt: { value: 'cc.last_contact_at', id: 'cc.computer_id', ...FROM_COMPLIANCE },
};

/** The filters that have an index, of the compliance `cc`. */
export const INDEXED = ['status', 'exemption', 'error'] as const;

/** Leaves the computers a report is about. */
export function filtered(query: Knex.QueryBuilder, filter: ComplianceFilter): Knex.QueryBuilder {
  if (filter.computer !== '') query.whereRaw(...containing('c.name', filter.computer));
  for (const column of INDEXED)
    if (filter[column] !== '') query.where(`cc.${column}`, filter[column]);
  if (filter.errorState === 'error') query.whereNotIn('cc.error', [...NO_ERRORS]);
  if (filter.errorState === 'no-error') query.whereIn('cc.error', [...NO_ERRORS]);
  if (filter.drives !== '') {
    const { drives, are } = DRIVE_GROUPS[filter.drives];
    query.whereIn('cc.status', [...HAVE_TO_COMPLY]).where(`cc.${columnOf(drives)}`, are);
  }
  if (filter.silentSince !== '') query.where('cc.last_contact_at', '<', filter.silentSince);
  if (filter.user !== '') {
    const [contains, values] = userContains(filter.user);
    query.whereRaw(
      `exists (select 1 from computer_users u join domains ud on ud.id = u.domain_id
        where u.computer_id = cc.computer_id and ${contains})`,
      values,
    );
  }
  return query;
}
