import type { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import type { AuditColumn } from '../../../src-shared/model/audit-report.ts';
import type { NativeWords } from '../../../src-shared/model/native-words.ts';
import type { ReportWriter } from '../../ports/report-writer.ts';

/** RFC 4180 in UTF-8; with a mark at its beginning, without which Excel takes it for something else. Formulas are made harmless. */
export const writeCsv: ReportWriter = async ({ columns, words, pages }, sink) => {
  // Not before the first export: it is of no use at the start.
  const { stringify } = await import('csv-stringify/sync');
  const lines = (rows: readonly (readonly string[])[], bom = false) => stringify([...rows], { bom, escape_formulas: true, record_delimiter: 'windows' });
  await sink(lines([columns.map((column) => words.columns[column])], true));
  for await (const rows of pages) {
    await sink(lines(rows.map(({ sequence, entry }) => (entry === null ? [`#${sequence}`] : columns.map((column) => cellOf(entry, column, words))))));
  }
  return undefined;
};

function cellOf(entry: AuditEntry, column: AuditColumn, { values }: NativeWords['report']): string {
  const value = entry[column];
  return column === 'time' ? localTime(value) : (values[`${column}.${value}`] ?? value);
}

/** ISO 8601 in this computer's zone, with its offset: both a person and a program can read it. */
export function localTime(iso: string): string {
  const time = new Date(iso);
  const offset = -time.getTimezoneOffset();
  const shifted = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  return `${shifted}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}
