import type { TableColumn, TableRow } from '#main/ports/reports/report-writer.ts';
import { type ColumnLayout, cellText } from './report-page.ts';

/**
 * Widths are counted in digits of the table's font: a landscape sheet is some 190 of them wide, and
 * the padding of a cell takes two.
 */
const SHEET_WIDTH = 190;
const CELL_PADDING = 2.2;
/** How much wider bold letters are, in which headings are set. */
const BOLD = 1.25;
/** What is longer, and has nowhere to break, breaks somewhere. */
const LONGEST_WORD = 20;
/**
 * A column is at least this wide, even when it is empty in the rows that are looked at: in later
 * ones it may not be.
 */
const SHORTEST_WORD = 7;
/** The share of a column's cells that should fit; the few longest of them are folded. */
const MOST = 0.9;
/** Letters that are about as wide as two digits: some of Latin, and those of East Asia. */
const WIDE = new RegExp(
  String.raw`[+@MW\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF` +
    String.raw`\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]`,
  'gu',
);

/** Folded text needs more room than its length, as words seldom fill a line. */
const SLACK = 1.15;
/** Into so many lines a cell may be folded to make its column narrower. */
const MOST_LINES = 20;

/** Letters may shrink to this scale where that saves a line in most rows. */
const SAVES_A_LINE = 0.92;
/** Smaller letters are not read without a glass any more: then words break. */
const LEAST_SCALE = 0.75;

/**
 * How much of a sheet's width each column gets. Decided once from the first rows, so that columns
 * stand still from sheet to sheet: each has room for its longest word, and most rows are as low as
 * they can be.
 */
export function layOutColumns(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): ColumnLayout {
  const needs = columns.map((column, index) =>
    neededBy(
      column,
      rows.map((row) => cellText(row[index] ?? null, column.kind)),
    ),
  );
  let widths: readonly number[] = [];
  for (let lines = 1; lines <= MOST_LINES; lines += 1) {
    widths = needs.map(
      ({ word, line }) =>
        CELL_PADDING + Math.max(word, lines === 1 ? line : (line / lines) * SLACK),
    );
    if (sum(widths) * SAVES_A_LINE <= SHEET_WIDTH) break;
  }
  const all = sum(widths);
  return {
    widths: widths.map((width) => (width / all) * 100),
    scale: Math.min(1, Math.max(LEAST_SCALE, SHEET_WIDTH / all)),
  };
}

/** How wide the longest word of a column is, and how wide most of its cells are. */
function neededBy(
  { heading, kind }: TableColumn,
  texts: readonly string[],
): { readonly word: number; readonly line: number } {
  const words = kind === 'day' ? texts : texts.flatMap((text) => text.split(/(?<=[\s\\-])/));
  const head = Math.max(...heading.split(' ').map((part) => widthOf(part) * BOLD));
  const word = words.reduce(
    (longest, next) => Math.max(longest, widthOf(next)),
    Math.max(head, SHORTEST_WORD),
  );
  const lines = texts.map(widthOf).sort((one, other) => one - other);
  return {
    word: Math.min(word, LONGEST_WORD),
    line: lines[Math.floor((lines.length - 1) * MOST)] ?? 0,
  };
}

function widthOf(text: string): number {
  return text.trim().length + (text.match(WIDE)?.length ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
