interface Placed<Cursor> {
  readonly cursor: Cursor;
}

/**
 * A page of rows that are all at hand, in their order. @param isBeyond whether a row comes after
 * the last one of the page before
 */
export function pageOf<Row extends Placed<Cursor>, Cursor>(
  sorted: readonly Row[],
  limit: number,
  after: Cursor | null,
  isBeyond: (row: Cursor, last: Cursor) => boolean,
): { readonly page: readonly Row[]; readonly next: Cursor | null } {
  const start = after === null ? 0 : sorted.findIndex(({ cursor }) => isBeyond(cursor, after));
  if (start < 0) return { page: [], next: null };
  const page = sorted.slice(start, start + limit);
  return { page, next: start + limit >= sorted.length ? null : (page.at(-1)?.cursor ?? null) };
}
