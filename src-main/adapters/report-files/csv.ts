import { localTime } from '../../domain/local-time.ts';
import type { Cell, CellKind, TableRow, TableWriter } from '../../ports/report-writer.ts';

/** Without it Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
/** What has to stand between quotes (RFC 4180), and what a spreadsheet would run as a formula, its wide forms included. */
const QUOTED = /[",\r\n]/;
const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/u;
/** Either of them: most cells are neither, and are looked at once. */
const SPECIAL = new RegExp(`${QUOTED.source}|${FORMULA.source}`, 'u');

/** RFC 4180 in UTF-8. Formulas are made harmless by an apostrophe before them, as spreadsheets do themselves. */
export const writeCsv: TableWriter = async ({ columns, pages }, sink) => {
  const kinds = columns.map(({ kind }) => kind);
  await sink(BYTE_ORDER_MARK + columns.map(({ heading }) => written(heading)).join(',') + LINE_END);
  for await (const rows of pages) await sink(linesOf(rows, kinds));
};

function linesOf(rows: readonly TableRow[], kinds: readonly CellKind[]): string {
  let text = '';
  for (const row of rows) {
    for (const [index, kind] of kinds.entries()) text += (index === 0 ? '' : ',') + field(row[index] ?? null, kind);
    text += LINE_END;
  }
  return text;
}

function field(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  if (kind === 'moment') return localTime(String(cell));
  return typeof cell === 'number' ? String(cell) : written(cell);
}

function written(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
