import { formatNumber, formatZonedMoment } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import {
  AUDIT_COLUMNS,
  type AuditColumn,
  type ReportColumn,
  type ShownEntry,
} from '#shared/audit/audit-report.ts';
import {
  NOTHING_LOOKED_AT,
  type UnusualActivity,
  signsIn,
} from '#shared/audit/unusual-activity.ts';

/** What is known of what is unusual in the report that is shown. */
export type FoundUnusual = UnusualActivity | 'looking' | undefined;

/** An entry, and what is known beside it. */
export interface CellOf {
  readonly sequence: number;
  readonly entry: ShownEntry;
  readonly unusual: FoundUnusual;
}

/** What stands in a cell of the table. */
export function rowText({ sequence, entry, unusual }: CellOf, column: ReportColumn): string {
  return column === 'unusual'
    ? unusualText({ sequence, ...entry }, unusual)
    : cellText(entry, column);
}

/** Why an entry is unusual, in sentences; empty where it is not, and while nobody knows. */
function unusualText(told: Parameters<typeof signsIn>[1], unusual: FoundUnusual): string {
  const texts = words.reports.unusual;
  if (unusual === 'looking') return '';
  const signs = signsIn(unusual ?? NOTHING_LOOKED_AT, told);
  if (signs === undefined) return texts.notLooked;
  return inOneLine(
    signs.map(({ sign, count, usual }) =>
      texts.signs[sign](formatNumber(count), formatNumber(usual)),
    ),
  );
}

/** What stands in a cell: codes in words, moments in this person's zone. */
export function cellText(entry: ShownEntry, column: AuditColumn): string {
  const value = entry[column];
  return AUDIT_COLUMNS[column].kind === 'moment'
    ? formatZonedMoment(value)
    : valueText(column, value);
}

export function valueText(column: ReportColumn, value: string): string {
  return words.native.report.values[`${column}.${value}`] ?? value;
}
