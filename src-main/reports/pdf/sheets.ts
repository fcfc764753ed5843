/** What lies on a sheet: rows of its portion, by their numbers. */
export interface Sheet {
  readonly rows: readonly number[];
  /**
   * Whether the first of them lies right below the head of the table, and not below the end of a
   * row from the sheet before.
   */
  readonly isFresh: boolean;
}

/** Which sheets of a portion are done, and from which of its rows on the next portion begins. */
export interface Cut {
  readonly sheets: number;
  readonly rows: number;
}

/**
 * Where a portion ends that others follow: before its last sheet, which is seldom full. Its rows
 * begin the next portion, and with it a new sheet. A row that goes on over the edge of its sheet
 * must not be torn apart, so the end is looked for further up; where there is none, every sheet
 * stays.
 *
 * @param rows how many the portion has
 */
export function cutPortion(sheets: readonly Sheet[], rows: number): Cut {
  const all = { sheets: sheets.length, rows };
  if (new Set(sheets.flatMap((sheet) => sheet.rows)).size !== rows) return all;
  for (let count = sheets.length - 1; count > 0; count -= 1) {
    const [above, below] = [sheets[count - 1], sheets[count]];
    const next = Math.min(...(below?.rows ?? []));
    if (below?.isFresh === true && next > Math.max(0, ...(above?.rows ?? [])))
      return { sheets: count, rows: next };
  }
  return all;
}
