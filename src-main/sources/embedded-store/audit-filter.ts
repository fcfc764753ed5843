import type { Knex } from 'knex';
import { type AuditFilter, NOT_REQUESTS } from '#shared/audit/audit-report.ts';

const EXACT = {
  action: 'action',
  source: 'source',
  result: 'result',
  role: 'role',
  keyType: 'key_type',
  reason: 'reason',
} as const;
const PARTS = {
  operator: 'operator',
  endUser: 'end_user',
  computer: 'computer',
  keyId: 'key_id',
} as const;

// An intent stands for itself only while nothing of its request followed it but another intent.
// The outcome mostly is the very next entry, which is found at once; the index by request is asked only where another request came between.
const SAME_REQUEST = 'o.request_id = e.request_id and o.action = e.action';
const OUTCOME_FOLLOWS = `e.result = 'intended' and coalesce(
  (select o.result from audit_entries o where o.sequence = e.sequence + 1 and ${SAME_REQUEST}),
  (select o.result from audit_entries o where ${SAME_REQUEST} and o.sequence > e.sequence order by o.sequence limit 1), '') in ('successful', 'failed')`;

/** Leaves the rows of `audit_entries e` that a report is about. The range of time is the caller's. */
export function filtered(query: Knex.QueryBuilder, filter: AuditFilter): Knex.QueryBuilder {
  // In the order of how much they leave out for how little work: SQLite asks them one after the other.
  for (const [field, column] of Object.entries(PARTS)) {
    const part = filter[field as keyof typeof PARTS];
    // By default SQLite compares without case, of ASCII at least; what looks like a pattern is none.
    if (part !== '')
      query.whereRaw(`e.${column} like ? escape '\\'`, [
        `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
      ]);
  }
  for (const [field, column] of Object.entries(EXACT)) {
    const value = filter[field as keyof typeof EXACT];
    if (value !== '') query.where(`e.${column}`, value);
  }
  if (filter.activity === 'requests') query.whereNotIn('e.action', [...NOT_REQUESTS]);
  return query.whereRaw(`not (${OUTCOME_FOLLOWS})`);
}
