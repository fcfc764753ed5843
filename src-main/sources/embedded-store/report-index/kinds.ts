import { columnOf } from '#main/sources/sql-text.ts';

/** What totals tell of an entry, but its time: the columns of `report_kinds`. */
export const KIND_COLUMNS = [
  'action',
  'source',
  'result',
  'failure',
  'role',
  'key_type',
  'reason',
  'flag',
  'operator',
] as const;

/** Joins `report_kinds k` to `audit_entries e`. */
export const IS_OF_KIND = KIND_COLUMNS.map((column) => `k.${column} = e.${column}`).join(' and ');

/** Whether entries of one kind are alike in a field. */
export function isOfKinds(field: string): boolean {
  return KIND_COLUMNS.some((column) => column === columnOf(field));
}
