import { AuditColumn, type AuditRow, ShownEntry } from './audit-report.ts';

/** What a line holds, in order. */
export const LINE_FIELDS = ['sequence', ...AuditColumn.options] as const;

/**
 * Rows as they travel to the page: a JSON array each, with a line feed between them. One text crosses the bridge in a fraction of the
 * time that thousands of single values take.
 */
export function linesOf(entries: readonly Readonly<Record<string, unknown>>[]): string {
  return entries.map((entry) => JSON.stringify(LINE_FIELDS.map((field) => entry[field]))).join('\n');
}

/** Takes {@link linesOf} apart. An entry is checked when it is first looked at: a page shows some thirty of its rows at once. */
export function rowsOf(lines: string): AuditRow[] {
  const rows = JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as readonly Cells[];
  return rows.map((cells) => new Row(cells));
}

type Cells = readonly [sequence: unknown, ...values: readonly unknown[]];

class Row implements AuditRow {
  readonly sequence: number;
  readonly #cells: Cells;
  #entry: ShownEntry | null | undefined;

  constructor(cells: Cells) {
    this.sequence = Number(cells[0]);
    this.#cells = cells;
  }

  get entry(): ShownEntry | null {
    if (this.#entry === undefined) {
      const raw = Object.fromEntries(LINE_FIELDS.map((field, index) => [field, this.#cells[index]]));
      this.#entry = ShownEntry.safeParse(raw).data ?? null;
    }
    return this.#entry;
  }
}
