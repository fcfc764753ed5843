import { countedWords } from '#main/domain/reports/counted-words.ts';
import type { Fact, ReportFront, ReportTable } from '#main/ports/reports/report-writer.ts';
import { ON_PAPER, columnWidths, numberCell, pageSetup, rowOf, textCell } from './sheet.ts';
import { STYLE, WORKSHEET } from './workbook.ts';
import { columnName } from './xml.ts';

/** A cell, by what stands in it: a number stays one. */
interface AboutCell {
  readonly value: string | number;
  readonly style: number;
}
type AboutRow = readonly AboutCell[];

/** In characters. Names may be long, and are folded; a finding has five columns. */
const WIDTHS = [40, 26, 26, 26, 40];
/** Between the parts of the sheet. */
const EMPTY: AboutRow = [];

/**
 * The first sheet: what the report is and says, where it ends, and lines to sign.
 *
 * @param rows how many the report has
 */
export function aboutSheet(table: Omit<ReportTable, 'pages'>, rows: number): string {
  const { title, made, filters, front, words } = table;
  const lines: readonly AboutRow[] = [
    [{ value: title, style: STYLE.title }],
    ...(front?.answer ?? []).map((sentence) => [plain(sentence)]),
    EMPTY,
    ...factRows([...made, ...filters]),
    ...(front === undefined ? [] : frontRows(front, words)),
    EMPTY,
    [bold(countedWords(words.end, rows))],
    EMPTY,
    ...[words.preparedBy, words.reviewedBy].map((who) => [
      bold(who),
      plain(''),
      bold(words.signature),
      plain(''),
      bold(words.date),
    ]),
  ];
  const data = lines.map((cells, index) => rowOf(index + 1, cellsOf(cells, index + 1)));
  return [
    WORKSHEET,
    ON_PAPER,
    columnWidths(WIDTHS),
    `<sheetData>${data.join('')}</sheetData>`,
    pageSetup(table),
    '</worksheet>',
  ].join('');
}

function frontRows(
  { figures, charts, findings, verdict }: ReportFront,
  { worthALook, nothingStandsOut }: ReportTable['words'],
): readonly AboutRow[] {
  return [
    EMPTY,
    ...figures.map(({ name, count, beside }) => [bold(name), plain(count), plain(beside)]),
    ...(verdict === undefined
      ? []
      : [EMPTY, [bold(verdict.title), plain(verdict.text)], ...factRows(verdict.hashes)]),
    ...charts.flatMap(({ title, points }) =>
      points.length === 0
        ? []
        : [EMPTY, [bold(title)], ...points.map(({ name, count }) => [folded(name), plain(count)])],
    ),
    ...(findings === undefined ? [] : [EMPTY, [bold(worthALook)]]),
    ...(findings?.length === 0 ? [[plain(nothingStandsOut)]] : []),
    ...(findings ?? []).flatMap(({ title, count, headings, rows, more }) => [
      [bold(title), plain(count)],
      headings.map(bold),
      ...rows.map((row) => row.map(plain)),
      ...(more === '' ? [] : [[plain(more)]]),
      EMPTY,
    ]),
  ];
}

function factRows(facts: readonly Fact[]): readonly AboutRow[] {
  return facts.map(({ name, value }) => [bold(name), plain(value)]);
}

function cellsOf(cells: AboutRow, row: number): readonly string[] {
  return cells.flatMap(({ value, style }, index) => {
    const address = `${columnName(index)}${row}`;
    if (value === '') return [];
    return typeof value === 'number' ? numberCell(address, value) : textCell(address, value, style);
  });
}

function plain(value: string | number): AboutCell {
  return { value, style: STYLE.plain };
}

function bold(value: string): AboutCell {
  return { value, style: STYLE.head };
}

function folded(value: string): AboutCell {
  return { value, style: STYLE.folded };
}
