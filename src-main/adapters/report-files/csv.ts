import { localTime } from '../../domain/local-time.ts';
import type { Cell, CellKind, TableWriter } from '../../ports/report-writer.ts';

/** RFC 4180 in UTF-8; with a mark at its beginning, without which Excel takes it for something else. Formulas are made harmless. */
export const writeCsv: TableWriter = async ({ columns, pages }, sink) => {
  // Not before the first export: it is of no use at the start.
  const { stringify } = await import('csv-stringify/sync');
  const lines = (rows: readonly (readonly string[])[], bom = false) => stringify([...rows], { bom, escape_formulas: true, record_delimiter: 'windows' });
  await sink(lines([columns.map(({ heading }) => heading)], true));
  for await (const rows of pages) {
    await sink(lines(rows.map((row) => columns.map(({ kind }, index) => textOf(row[index] ?? null, kind)))));
  }
};

function textOf(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  return kind === 'moment' ? localTime(String(cell)) : String(cell);
}
