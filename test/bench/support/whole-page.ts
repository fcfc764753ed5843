import type { Knex } from 'knex';
import { inRange } from '#main/sources/embedded-store/audit-batches.ts';
import { filtered } from '#main/sources/embedded-store/audit-filter.ts';
import { LINE_COLUMNS } from '#main/sources/embedded-store/audit-page-lines.ts';
import { columnOf } from '#main/sources/sql-text.ts';
import type { AuditCursor, AuditQuery } from '#shared/audit/audit-report.ts';

/** Which page: the rows that follow a place, or the first ones. */
interface Place {
  readonly after: AuditCursor | null;
  readonly limit: number;
}

/**
 * A page of the report as one statement, written with knowledge of the store: the same rows,
 * columns, filter and order.
 */
export function wholePage(
  db: Knex,
  { filter, sort }: AuditQuery,
  { after, limit }: Place,
): Knex.QueryBuilder {
  const { descending } = sort;
  const order = descending ? 'desc' : 'asc';
  const begin = after === null ? undefined : { time: after.value, sequence: after.sequence };
  const shown = inRange(filter, { descending, begin })(
    filtered(db('audit_entries as e').select(LINE_COLUMNS), filter),
  );
  const column = sort.column === 'time' ? 'e.time' : `lower(e.${columnOf(sort.column)})`;
  return shown.orderByRaw(`${column} ${order}, e.sequence ${order}`).limit(limit);
}
