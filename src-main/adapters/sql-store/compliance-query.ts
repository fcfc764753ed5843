import type { Knex } from 'knex';
import type { ComplianceFilter, ComplianceSortColumn, DriveGroup } from '../../../src-shared/model/enterprise-compliance.ts';

/** Each has an index that ends with the computer's number. */
export const SORTED_BY: Readonly<Record<ComplianceSortColumn, { readonly value: string; readonly id: string }>> = {
  name: { value: 'c.name', id: 'c.id' },
  domain: { value: 'd.dns_name', id: 'c.id' },
  status: { value: 'cc.status', id: 'cc.computer_id' },
  exemption: { value: 'cc.exemption', id: 'cc.computer_id' },
  error: { value: 'cc.error', id: 'cc.computer_id' },
  lastContactAt: { value: 'cc.last_contact_at', id: 'cc.computer_id' },
};

const DRIVES: Readonly<Record<DriveGroup, readonly [column: string, compliance: string]>> = {
  'os-compliant': ['cc.os_drive', 'compliant'],
  'os-non-compliant': ['cc.os_drive', 'non-compliant'],
  'fixed-compliant': ['cc.fixed_drives', 'compliant'],
  'fixed-non-compliant': ['cc.fixed_drives', 'non-compliant'],
};

const NO_ERRORS = ['no-error', 'none', 'policy-not-enforced'];

/** Managed computers with their domain. */
export function managedComputers(db: Knex): Knex.QueryBuilder {
  return db('computer_compliance as cc').join('computers as c', 'c.id', 'cc.computer_id').join('domains as d', 'd.id', 'c.domain_id');
}

/** Leaves the computers a report is about. */
export function filtered(query: Knex.QueryBuilder, filter: ComplianceFilter): Knex.QueryBuilder {
  for (const column of ['status', 'exemption', 'error'] as const) if (filter[column] !== '') query.where(`cc.${column}`, filter[column]);
  if (filter.errorState === 'error') query.whereNotIn('cc.error', NO_ERRORS);
  if (filter.errorState === 'no-error') query.whereIn('cc.error', NO_ERRORS);
  if (filter.drives !== '') query.whereIn('cc.status', ['compliant', 'non-compliant']).where(...DRIVES[filter.drives]);
  if (filter.silentSince !== '') query.where('cc.last_contact_at', '<', filter.silentSince);
  if (filter.computer !== '') query.whereRaw(`c.name like ? escape '\\'`, [part(filter.computer)]);
  if (filter.user !== '') {
    query.whereRaw(`exists (select 1 from computer_users u join domains ud on ud.id = u.domain_id where u.computer_id = c.id and ud.name || '\\' || u.name like ? escape '\\')`, [part(filter.user)]);
  }
  return query;
}

/** What looks like a pattern is none. */
function part(text: string): string {
  return `%${literal(text)}%`;
}

export function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
