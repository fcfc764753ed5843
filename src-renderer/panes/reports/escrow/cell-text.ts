import { formatDay, formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ESCROW_COLUMNS, type EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type { EscrowRow } from '#shared/escrow/escrow-report.ts';

const text = words.escrow;

type Codes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A code of a column in words; what is none as it is. */
export function codeText(column: string, code: string): string {
  return (text.codes as Codes)[column]?.[code] ?? code;
}

/** What stands in a cell: codes in words, moments in this person's zone. */
export function cellText(row: EscrowRow, column: EscrowColumn): string {
  return textOf(row, column, formatMoment);
}

/** The same as short as the line of a table has to be: moments by their day. */
export function cellLine(row: EscrowRow, column: EscrowColumn): string {
  return textOf(row, column, formatDay);
}

function textOf(row: EscrowRow, column: EscrowColumn, momentText: (iso: string) => string): string {
  const value = row[column];
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.join(', ');
  const { kind } = ESCROW_COLUMNS[column];
  if (kind !== 'moment') return kind === 'code' ? codeText(column, String(value)) : String(value);
  if (value !== null) return momentText(value);
  // Where there is no key, there is no date that somebody could know.
  return column === 'newestKeyAt' && row.keys === row.damaged ? '' : text.notKnown;
}
