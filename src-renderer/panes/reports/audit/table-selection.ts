/** What of the table is chosen: one cell, or whole rows from the anchor to it. */
export interface Selection {
  readonly row: number;
  readonly column: number;
  /** The other end of chosen rows; undefined while one cell is chosen. */
  readonly anchor: number | undefined;
}

/** How far the keys can go. */
interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

interface PressedKey {
  readonly key: string;
  /** To the end of the table: Ctrl or Cmd is held. */
  readonly isFar: boolean;
}

/** Where a key leads to; undefined for one that leads nowhere. With Shift whole rows are chosen. */
export function moved(
  selection: Selection | undefined,
  { key, shiftKey, ctrlKey, metaKey }: Key,
  extent: Extent,
): Selection | undefined {
  const from = selection ?? { row: 0, column: 0, anchor: undefined };
  const pressed = { key, isFar: ctrlKey || metaKey };
  const row = rowAfter(from.row, pressed, extent);
  const column = columnAfter(from.column, pressed, extent);
  if (row === undefined && column === undefined) return undefined;
  // The first key shows where one is.
  if (selection === undefined) return from;
  return {
    row: clamp(row ?? from.row, extent.rows),
    column: clamp(column ?? from.column, extent.columns),
    anchor: shiftKey && row !== undefined ? (from.anchor ?? from.row) : undefined,
  };
}

/** The first and the last chosen row. */
export function chosenRows({
  row,
  anchor = row,
}: Selection): readonly [first: number, last: number] {
  return [Math.min(row, anchor), Math.max(row, anchor)];
}

function rowAfter(
  row: number,
  { key, isFar }: PressedKey,
  { rows, page }: Extent,
): number | undefined {
  if (key === 'ArrowDown') return row + 1;
  if (key === 'ArrowUp') return row - 1;
  if (key === 'PageDown') return row + page;
  if (key === 'PageUp') return row - page;
  if (key === 'Home' && isFar) return 0;
  return key === 'End' && isFar ? rows - 1 : undefined;
}

function columnAfter(
  column: number,
  { key, isFar }: PressedKey,
  { columns }: Extent,
): number | undefined {
  if (key === 'ArrowRight') return column + 1;
  if (key === 'ArrowLeft') return column - 1;
  if (key === 'Home' && !isFar) return 0;
  return key === 'End' && !isFar ? columns - 1 : undefined;
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
