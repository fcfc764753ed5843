import { formatZonedMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { AUDIT_COLUMNS, type AuditColumn, type ShownEntry } from '#shared/audit/audit-report.ts';

/** What stands in a cell: codes in words, moments in this person's zone. */
export function cellText(entry: ShownEntry, column: AuditColumn): string {
  const value = entry[column];
  return AUDIT_COLUMNS[column].kind === 'moment'
    ? formatZonedMoment(value)
    : valueText(column, value);
}

export function valueText(column: AuditColumn, value: string): string {
  return words.native.report.values[`${column}.${value}`] ?? value;
}
