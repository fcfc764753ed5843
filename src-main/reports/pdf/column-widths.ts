import type { TableColumn, TableRow } from '#main/ports/reports/report-writer.ts';
import { type ColumnLayout, cellText } from './report-page.ts';

/**
 * Widths are counted in digits of the table's font: a landscape sheet is some 154 of them wide, and
 * the padding of a cell takes two.
 */
const SHEET_WIDTH = 154;
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

/** Between two values below the columns. */
const BETWEEN = 3;
/** Folded text needs more room than its length, as words seldom fill a line. */
const SLACK = 1.15;
/** Into so many lines a cell may be folded to make its column narrower. */
const MOST_LINES = 20;

/**
 * How much of a sheet's width each column gets. Decided once from the first rows, so that columns
 * stand still from sheet to sheet: each has room for its longest word, and most rows are as low as
 * they can be. For that the last columns may get no room beside the others, and stand below them.
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
  const candidates = needs.map((_need, index) => placed(needs, needs.length - index));
  const fitting = candidates.filter(({ isWide }) => !isWide);
  const possible = fitting.length === 0 ? candidates.slice(-1) : fitting;
  const fewest = Math.min(...possible.map(({ lines }) => lines));
  // The first one has the most columns beside each other, which are compared more easily.
  const widths = possible.find(({ lines }) => lines < fewest + 1)?.widths ?? [];
  const all = sum(widths);
  return { widths: widths.map((width) => (width / all) * 100) };
}

interface Need {
  /** The width of the longest word. */
  readonly word: number;
  /** The width of most cells, in one line. */
  readonly line: number;
  /** How wide it is below the others, with its heading, in the mean of all rows. */
  readonly below: number;
}

interface Placed {
  readonly widths: readonly number[];
  /** How many lines a row has, or nearly so. */
  readonly lines: number;
  /** Whether some word has no room. */
  readonly isWide: boolean;
}

/** The first `count` columns beside each other, the others below them. */
function placed(needs: readonly Need[], count: number): Placed {
  const below = sum(needs.slice(count).map((need) => need.below)) / SHEET_WIDTH;
  const linesBelow = below === 0 ? 0 : Math.max(1, below);
  for (let lines = 1; ; lines += 1) {
    const widths = needs
      .slice(0, count)
      .map(
        ({ word, line }) =>
          CELL_PADDING + Math.max(word, lines === 1 ? line : (line / lines) * SLACK),
      );
    const isWide = sum(widths) > SHEET_WIDTH;
    if (!isWide || lines === MOST_LINES) return { widths, lines: lines + linesBelow, isWide };
  }
}

function neededBy({ heading, kind }: TableColumn, texts: readonly string[]): Need {
  const words = kind === 'day' ? texts : texts.flatMap((text) => text.split(/(?<=[\s\\-])/));
  const head = Math.max(...heading.split(' ').map((part) => widthOf(part) * BOLD));
  const word = words.reduce(
    (longest, next) => Math.max(longest, widthOf(next)),
    Math.max(head, SHORTEST_WORD),
  );
  const lines = texts.map(widthOf).sort((one, other) => one - other);
  return {
    below:
      sum(lines.map((line) => (line === 0 ? 0 : widthOf(heading) + line + BETWEEN))) /
      Math.max(1, lines.length),
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
