import type { Knex } from 'knex';
import { type EntryField, type StoredField, fieldsThat } from '#shared/audit/audit-entry.ts';
import { AuditFilter, NOT_REQUESTS } from '#shared/audit/audit-report.ts';
import { columnOf } from '../sql-text.ts';
import { containing } from './without-case.ts';

type FilteredField = EntryField & keyof AuditFilter;

const VALUES = columnsFilteredBy('value');
const PARTS = columnsFilteredBy('part');

// An intent stands for itself only while nothing of its request followed it but another intent. The
// outcome mostly is the very next entry, which is found at once; the index by request is asked only
// where another request came between.
const SAME_REQUEST = 'o.request_id = e.request_id and o.action = e.action';
export const OUTCOME_FOLLOWS = `e.result = 'intended' and coalesce(
  (select o.result from audit_entries o where o.sequence = e.sequence + 1 and ${SAME_REQUEST}),
  (select o.result from audit_entries o where ${SAME_REQUEST} and o.sequence > e.sequence
    order by o.sequence limit 1), '') in ('successful', 'failed')`;
/** Once an entry is not shown, it never is again. */
export const SHOWN = `not (${OUTCOME_FOLLOWS})`;

/** Leaves the rows of `audit_entries e` that a report is about, within any range of time. */
export function filtered(query: Knex.QueryBuilder, filter: AuditFilter): Knex.QueryBuilder {
  return narrowed(query, filter).whereRaw(SHOWN);
}

/** The same but for intents: what can be asked of each row by itself. */
export function narrowed(query: Knex.QueryBuilder, filter: AuditFilter): Knex.QueryBuilder {
  // In the order of how much they leave out for how little work: SQLite asks one after the other.
  for (const [field, column] of PARTS)
    if (filter[field] !== '') query.whereRaw(...containing(column, filter[field]));
  for (const [field, column] of VALUES)
    if (filter[field] !== '') query.where(column, filter[field]);
  if (filter.activity === 'requests') query.whereNotIn('e.action', [...NOT_REQUESTS]);
  return query;
}

/** The fields that a filter narrows a report by, each with what is asked of it. */
export function narrowedBy(
  filter: AuditFilter,
): readonly { readonly field: FilteredField; readonly kind: 'part' | 'value' }[] {
  return [...PARTS.map(told('part')), ...VALUES.map(told('value'))].filter(
    ({ field }) => filter[field] !== '',
  );
}

function told<Kind extends 'part' | 'value'>(kind: Kind) {
  return ([field]: (typeof PARTS)[number]) => ({ field, kind });
}

function columnsFilteredBy(
  kind: StoredField['filter'],
): readonly (readonly [field: FilteredField, column: string])[] {
  const isFiltered = (field: EntryField): field is FilteredField => field in AuditFilter.shape;
  return fieldsThat(({ filter }) => filter === kind)
    .filter(isFiltered)
    .map((field) => [field, `e.${columnOf(field)}`]);
}
