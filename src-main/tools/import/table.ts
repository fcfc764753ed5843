import { textOf } from '#main/domain/recovery/import-cell.ts';
import { EMPTY_ROW, idOf } from '#main/domain/recovery/import-row.ts';
import { ToolError } from '../tool-error.ts';
import { type ChosenColumns, type Columns, findColumns } from './columns.ts';
import { readDirectoryObject } from './directory-object.ts';
import { FIELD_NAMES, type Field, shownHeading } from './headings.ts';
import type { ImportRow } from './import-keys.ts';
import { type RawCells, keysInCells } from './keys-in-cells.ts';

/** A row as it stands in a file. */
export interface TableRow {
  /** Where it begins, such as `line 3`. */
  readonly where: string;
  /** `undefined` where it is no row at all, as with a quotation mark that is never closed. */
  readonly cells: readonly string[] | undefined;
}

/** What a column holds, as its heading says. */
export interface ColumnRead {
  readonly field: string;
  readonly heading: string;
}

/** A table whose heading is read. */
export interface OpenTable {
  readonly columns: readonly ColumnRead[];
  /** Headings of the columns that are not read. */
  readonly unread: readonly string[];
  readonly doubts: Extract<Columns, { kind: 'found' }>['doubts'];
  readonly rows: AsyncGenerator<ImportRow>;
}

/** What is said about a table. */
export interface TableOptions {
  /** Of the file, for what is said about it. */
  readonly name: string;
  readonly chosen: ChosenColumns;
}

/** Titles and dates of an export stand above its heading. */
const MOST_LINES_ABOVE = 30;

/**
 * Reads down to the heading.
 *
 * @throws ToolError `csv.empty`, `csv.columnsMissing`, `csv.columnsDoubtful`
 */
export async function openTable(
  rows: AsyncGenerator<TableRow>,
  options: TableOptions,
): Promise<OpenTable> {
  const { name, chosen } = options;
  const broken: TableRow[] = [];
  let nearest: { readonly heading: readonly string[]; readonly columns: Columns } | undefined;
  for (let read = 0; read < MOST_LINES_ABOVE; read += 1) {
    const { done, value } = await rows.next();
    if (done === true) break;
    if (value.cells === undefined) {
      broken.push(value);
      continue;
    }
    if (isBlank(value.cells)) continue;
    const columns = findColumns(value.cells, chosen);
    if (columns.kind === 'found')
      return openBelow({ heading: value.cells, columns, rows, broken, options });
    if (columns.kind === 'asked') {
      await rows.return(undefined);
      throw doubtful(columns, name);
    }
    const known = nearest?.columns.kind === 'missing' ? nearest.columns.known : -1;
    if (columns.known > known) nearest = { heading: value.cells, columns };
  }
  await rows.return(undefined);
  throw nearest?.columns.kind === 'missing'
    ? missing(nearest.heading, nearest.columns, name)
    : new ToolError('csv.empty', { name });
}

function missing(
  heading: readonly string[],
  { fields }: Extract<Columns, { kind: 'missing' }>,
  name: string,
): ToolError {
  const reason = heading.map(shownHeading).join(' | ');
  return new ToolError('csv.columnsMissing', {
    name,
    missing: fields.map((field) => FIELD_NAMES[field]),
    reason,
  });
}

function doubtful({ doubt }: Extract<Columns, { kind: 'asked' }>, name: string): ToolError {
  return new ToolError('csv.columnsDoubtful', {
    name,
    missing: [FIELD_NAMES[doubt.field]],
    headings: doubt.headings,
  });
}

interface Below {
  readonly heading: readonly string[];
  readonly columns: Extract<Columns, { kind: 'found' }>;
  readonly rows: AsyncGenerator<TableRow>;
  /** What stands above the heading and is no row. */
  readonly broken: readonly TableRow[];
  readonly options: TableOptions;
}

function openBelow(below: Below): OpenTable {
  const { heading, columns } = below;
  const { fields, doubts } = columns;
  return {
    columns: fields.flatMap((field, at) =>
      field === undefined
        ? []
        : [{ field: FIELD_NAMES[field], heading: shownHeading(heading[at] ?? '') }],
    ),
    unread: heading
      .filter((text, at) => fields[at] === undefined && text.trim() !== '')
      .map(shownHeading),
    doubts,
    rows: keysBelow(below),
  };
}

async function* keysBelow({ columns, rows, broken, options }: Below): AsyncGenerator<ImportRow> {
  let { fields } = columns;
  for (const { where } of broken) yield { where, raw: undefined };
  for await (const { where, cells } of rows) {
    const next = cells && headingIn(cells, { fields, options });
    if (next !== undefined) ({ fields } = next);
    else if (cells === undefined) yield { where, raw: undefined };
    else if (!isBlank(cells)) for (const row of keysOf(cells, fields)) yield { where, ...row };
  }
}

function keysOf(
  cells: readonly string[],
  fields: readonly (Field | undefined)[],
): readonly Omit<ImportRow, 'where'>[] {
  // A comma in a name without quotation marks moves what stands behind it.
  if (!isBlank(cells.slice(fields.length))) return [{ raw: undefined, problem: 'too-many-cells' }];
  return keysInCells(withObject(cellsOf(cells, fields)));
}

/** Files put together have a heading each, and their columns may have another order. */
function headingIn(
  cells: readonly string[],
  { fields, options }: Pick<Below, 'options'> & { readonly fields: readonly (Field | undefined)[] },
): Extract<Columns, { kind: 'found' }> | undefined {
  if (/\d/.test(cells[fields.indexOf('recoveryPassword')] ?? '')) return undefined;
  const columns = findColumns(cells, options.chosen);
  if (columns.kind === 'asked') throw doubtful(columns, options.name);
  return columns.kind === 'found' ? columns : undefined;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function cellsOf(cells: readonly string[], fields: readonly (Field | undefined)[]): RawCells {
  const texts = fields.flatMap((field, at) =>
    field === undefined ? [] : [[field, cells[at] ?? ''] as const],
  );
  return { ...EMPTY_ROW, directoryObject: '', ...Object.fromEntries(texts) };
}

/** Fills in what the name of the object in Active Directory says. */
function withObject(cells: RawCells): RawCells {
  const object = readDirectoryObject(textOf(cells.directoryObject));
  if (object === undefined) return cells;
  // The name of a key's object is the name of no computer.
  const named = idOf(textOf(cells.computer)) === undefined ? textOf(cells.computer) : '';
  return {
    ...cells,
    keyId: idOf(textOf(cells.keyId)) ?? (object.keyId || cells.keyId),
    computer: named || object.computer,
    domain: textOf(cells.domain) || object.domain,
    directoryObject: object.keyId,
  };
}
