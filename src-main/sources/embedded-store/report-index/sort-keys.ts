import type { AuditSort } from '#shared/audit/audit-report.ts';
import { compareBytes } from '../byte-order.ts';

/** A row by what it is sorted by. */
export interface SortKey {
  readonly value: string;
  readonly sequence: number;
}

/** Compares rows as a report sorted by a column does. */
export function inOrder({
  descending,
}: Pick<AuditSort, 'descending'>): (one: SortKey, other: SortKey) => number {
  const sign = descending ? -1 : 1;
  return (one, other) =>
    sign * (compareBytes(one.value, other.value) || one.sequence - other.sequence);
}
