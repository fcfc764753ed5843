import { localMoment } from '#main/domain/reports/local-time.ts';
import type { Cell, CellKind, ReportTable, TableRow } from '#main/ports/reports/report-writer.ts';
import { STYLE, WORKSHEET } from './workbook.ts';
import { columnName, escaped } from './xml.ts';

/** A sheet is as wide as a page, and as long as it comes. */
export const ON_PAPER = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** The first row stays in sight. */
const FROZEN_HEAD =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
  'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
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

type Table = Omit<ReportTable, 'pages'>;

/** A sheet with its head frozen and a filter on every column. */
export async function* rowsOfSheet(
  table: Table,
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<Buffer> {
  const { columns } = table;
  const widths = columns.map(({ kind }) => WIDTH[kind]);
  const letters = columns.map((_column, index) => columnName(index));
  const heads = columns.map(({ heading }, index) =>
    textCell(`${letters[index]}1`, heading, STYLE.head),
  );
  let number = 1;
  yield Buffer.from(
    [
      WORKSHEET,
      ON_PAPER,
      FROZEN_HEAD,
      columnWidths(widths),
      `<sheetData>${rowOf(number, heads)}`,
    ].join(''),
  );
  let batch: string[] = [];
  for await (const row of rows) {
    number += 1;
    const cells = columns.map(({ kind }, index) =>
      cellOf(`${letters[index]}${number}`, row[index] ?? null, kind),
    );
    batch.push(rowOf(number, cells));
    if (batch.length < BATCH) continue;
    yield Buffer.from(batch.join(''));
    batch = [];
  }
  const all = `A1:${columnName(columns.length - 1)}${number}`;
  const end = `<autoFilter ref="${all}"/>${pageSetup(table)}</worksheet>`;
  yield Buffer.from(`${batch.join('')}</sheetData>${end}`);
}

/** How a sheet lies on paper, and what stands above and below it there. */
export function pageSetup({ title, author, words }: Table): string {
  // An ampersand begins a code there.
  const text = (raw: string) => escaped(raw.replaceAll('&', '&&'));
  const page = text(words.page).replace('{page}', '&amp;P').replace('{pages}', '&amp;N');
  return [
    '<pageSetup orientation="landscape" fitToHeight="0"/>',
    `<headerFooter><oddHeader>&amp;L${text(title)}</oddHeader>`,
    `<oddFooter>&amp;L${text(author)}&amp;R${page}</oddFooter></headerFooter>`,
  ].join('');
}

/** In characters. */
export function columnWidths(widths: readonly number[]): string {
  const all = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${all.join('')}</cols>`;
}

/** A row, by its number from 1. */
export function rowOf(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

// Every cell names its address: programs disagree on where one without belongs.
function cellOf(address: string, cell: Cell, kind: CellKind): string {
  if (cell === null || cell === '') return '';
  if (kind === 'number' && Number.isFinite(Number(cell))) return numberCell(address, Number(cell));
  const serial =
    kind === 'moment'
      ? serialOf(localMoment(String(cell)))
      : kind === 'day'
        ? serialOf(new Date(`${cell}T00:00:00Z`))
        : undefined;
  if (serial === undefined) return textCell(address, String(cell), STYLE.plain);
  const style = kind === 'moment' ? STYLE.moment : STYLE.day;
  return `<c r="${address}" s="${style}"><v>${serial}</v></c>`;
}

/** A number in its own type. */
export function numberCell(address: string, value: number): string {
  return `<c r="${address}"><v>${value}</v></c>`;
}

/** A typed text is never run as a formula, whatever it begins with. */
export function textCell(address: string, text: string, style: number): string {
  const content = escaped(text.slice(0, LONGEST));
  return (
    `<c r="${address}" s="${style}" t="inlineStr">` +
    `<is><t xml:space="preserve">${content}</t></is></c>`
  );
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
