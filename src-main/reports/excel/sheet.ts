import { localMoment } from '#main/domain/reports/local-time.ts';
import type {
  Cell,
  CellKind,
  ReportTable,
  TableColumn,
  TableRow,
} from '#main/ports/reports/report-writer.ts';
import { STYLE } from './workbook.ts';
import { columnName, escaped } from './xml.ts';

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
/** In characters. */
const WIDTH: Readonly<Record<CellKind, number>> = { text: 26, moment: 20, day: 12, number: 12 };
/** Rows that are handed on together: few enough that nobody waits for them. */
const BATCH = 500;
/** Longest text of a cell. */
const LONGEST = 32_767;
const DAY_MS = 86_400_000;
/** Days from the beginning of Excel's calendar to 1970. */
const EXCEL_EPOCH = 25_569;
/**
 * Days Excel shows as dates, from March 1900 to the year 9999: it knows none before, and takes 1900
 * for a leap year.
 */
const [FIRST_DATE, FIRST_NO_DATE] = [61, 2_958_466];

/** A sheet with its head frozen and a filter on every column. */
export async function* rowsOfSheet(
  columns: readonly TableColumn[],
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<Buffer> {
  const widths = columns.map(
    ({ kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${WIDTH[kind]}" customWidth="1"/>`,
  );
  const letters = columns.map((_column, index) => columnName(index));
  let number = 1;
  yield Buffer.from(
    `${HEAD}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${columns.map(({ heading }, index) => textCell(`${letters[index]}1`, heading, STYLE.head)).join('')}</row>`,
  );
  let batch: string[] = [];
  for await (const row of rows) {
    number += 1;
    batch.push(
      `<row r="${number}">${columns.map(({ kind }, index) => cellOf(`${letters[index]}${number}`, row[index] ?? null, kind)).join('')}</row>`,
    );
    if (batch.length < BATCH) continue;
    yield Buffer.from(batch.join(''));
    batch = [];
  }
  yield Buffer.from(
    `${batch.join('')}</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${number}"/></worksheet>`,
  );
}

/** What the report is, in two columns. */
export function aboutSheet({
  title,
  filters,
  made,
}: Pick<ReportTable, 'title' | 'filters' | 'made'>): string {
  const rows = [...made, ...filters].map(
    ({ name, value }, index) =>
      `<row r="${index + 2}">${textCell(`A${index + 2}`, name, STYLE.head)}${textCell(`B${index + 2}`, value, STYLE.plain)}</row>`,
  );
  return `${HEAD}<cols><col min="1" max="1" width="26" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData><row r="1">${textCell('A1', title, STYLE.head)}</row>${rows.join('')}</sheetData></worksheet>`;
}

// Every cell names its address: programs disagree on where one without belongs.
function cellOf(address: string, cell: Cell, kind: CellKind): string {
  if (cell === null || cell === '') return '';
  if (kind === 'number' && Number.isFinite(Number(cell)))
    return `<c r="${address}"><v>${Number(cell)}</v></c>`;
  const serial =
    kind === 'moment'
      ? serialOf(localMoment(String(cell)))
      : kind === 'day'
        ? serialOf(new Date(`${cell}T00:00:00Z`))
        : undefined;
  if (serial === undefined) return textCell(address, String(cell), STYLE.plain);
  return `<c r="${address}" s="${kind === 'moment' ? STYLE.moment : STYLE.day}"><v>${serial}</v></c>`;
}

/** A typed text is never run as a formula, whatever it begins with. */
function textCell(address: string, text: string, style: number): string {
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST))}</t></is></c>`;
}

/**
 * Excel counts days, and knows no zones: it gets what the clock on the wall showed. `undefined` for
 * what it cannot show as a date.
 */
function serialOf(shifted: Date | undefined): number | undefined {
  const time = shifted?.getTime() ?? Number.NaN;
  const serial = (Math.round(time / 1000) * 1000) / DAY_MS + EXCEL_EPOCH;
  return serial >= FIRST_DATE && serial < FIRST_NO_DATE ? serial : undefined;
}
