import { AuditColumn, type AuditRow, ShownEntry } from './audit-report.ts';

/** What a line holds, in order. */
export const LINE_FIELDS = ['sequence', ...AuditColumn.options] as const;

/**
 * Rows as they travel to the page: a JSON array each, with a line feed between them. One text
 * crosses the bridge in a fraction of the time that thousands of single values take.
 */
export function linesOf(entries: readonly Readonly<Record<string, unknown>>[]): string {
  return entries
    .map((entry) => JSON.stringify(LINE_FIELDS.map((field) => entry[field])))
    .join('\n');
}

/**
 * Takes {@link linesOf} apart. A row is parsed and checked when it is first looked at: a page shows
 * some thirty of its rows at once, and who jumps through a long report never looks at most of
 * them.
 */
export function rowsOf(lines: string): AuditRow[] {
  return lines === '' ? [] : lines.split('\n').map((line) => new Row(line));
}

/** Those of the lines whose number is wanted, as they are. */
export function linesThat(lines: string, isWanted: (sequence: number) => boolean): string {
  return lines
    .split('\n')
    .filter((line) => line !== '' && isWanted(sequenceOf(line)))
    .join('\n');
}

/** It stands first. */
function sequenceOf(line: string): number {
  return Number.parseInt(line.slice(1), 10);
}

class Row implements AuditRow {
  readonly #line: string;
  #entry: ShownEntry | null | undefined;

  constructor(line: string) {
    this.#line = line;
  }

  get sequence(): number {
    return sequenceOf(this.#line);
  }

  get entry(): ShownEntry | null {
    if (this.#entry === undefined)
      this.#entry = ShownEntry.safeParse(namedValues(this.#line)).data ?? null;
    return this.#entry;
  }
}

function namedValues(line: string): Readonly<Record<string, unknown>> {
  // `linesOf` or a store made the line; what stands in it is parsed by whoever asks.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const values = JSON.parse(line) as readonly unknown[];
  return Object.fromEntries(LINE_FIELDS.map((field, index) => [field, values[index]]));
}
