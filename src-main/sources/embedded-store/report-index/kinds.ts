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

/** What is counted of them, of `audit_entries e` as of `report_kinds e`: see `CountedRows`. */
export const COUNTED = ['e.action', 'e.result', 'e.failure', 'e.flag', 'e.reason', 'e.operator'];

/** Joins `report_kinds k` to `audit_entries e`. */
export const IS_OF_KIND = KIND_COLUMNS.map((column) => `k.${column} = e.${column}`).join(' and ');

/** Whether entries of one kind are alike in a field. */
export function isOfKinds(field: string): boolean {
  return KIND_COLUMNS.some((column) => column === columnOf(field));
}
