/** What lies on a sheet: rows of its portion by their numbers, and how far the lowest one is from the sheet's lower edge, in points; 0 where there is none. */
export interface Sheet {
  readonly rows: readonly number[];
  readonly lowest: number;
}

/** Which sheets of a portion are done, and from which of its rows on the next portion begins. */
export interface Cut {
  readonly sheets: number;
  readonly rows: number;
}

/**
 * Where a portion ends that others follow: before its last sheet, which is seldom full. Its rows begin the next portion, and
 * with it a new sheet. A row that is cut by the end of a sheet must not be torn apart, so the end is looked for further up; where
 * there is none, every sheet stays.
 * @param rows how many the portion has
 * @param margin below which height, in points, a row may go on over the edge of its sheet
 */
export function cutPortion(sheets: readonly Sheet[], rows: number, margin: number): Cut {
  const all = { sheets: sheets.length, rows };
  if (new Set(sheets.flatMap((sheet) => sheet.rows)).size !== rows) return all;
  for (let count = sheets.length - 1; count > 0; count -= 1) {
    const [above, below] = [sheets[count - 1], sheets[count]];
    const next = Math.min(...(below?.rows ?? []));
    if (above !== undefined && Number.isFinite(next) && Math.max(...above.rows) < next && above.lowest > margin) return { sheets: count, rows: next };
  }
  return all;
}
