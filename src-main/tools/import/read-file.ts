import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemCodeOf } from '#shared/errors.ts';
import { ToolError, fileReason } from '../tool-error.ts';
import type { ChosenColumns, Doubt } from './columns.ts';
import type { ImportRow } from './import-keys.ts';
import { readCsv } from './read-csv.ts';
import { type ComputersOfFiles, readKeyFile, readKeyFolder } from './read-key-files.ts';
import { type Sheet, readWorkbook } from './read-workbook.ts';
import { type ColumnRead, type OpenTable, type TableOptions, openTable } from './table.ts';
import { encodingOf, firstBytes } from './text-encoding.ts';

/** A file of keys, or a folder of them, and what a person says about it. */
export interface FileToRead extends ComputersOfFiles {
  readonly file: string;
  readonly chosen: ChosenColumns;
  /** As TextDecoder calls it; found out where it is not given. */
  readonly encoding: string | undefined;
}

/** What a person should know of how a file was read. */
export type Remark =
  | { readonly kind: 'encoding'; readonly encoding: string }
  | { readonly kind: 'doubt'; readonly doubt: Doubt }
  | { readonly kind: 'sheet'; readonly sheet: string };

/** A file whose beginning is read. */
export interface OpenFile {
  /** None where it is no table. */
  readonly columns: readonly ColumnRead[];
  /** Headings of the columns that are not read. */
  readonly unread: readonly string[];
  readonly remarks: readonly Remark[];
  readonly rows: AsyncIterable<ImportRow>;
}

/**
 * Opens a table (CSV or .xlsx), a text with keys as Windows writes it, or a folder of such texts.
 * What it is, its content says.
 *
 * @throws ToolError `csv.*`
 */
export async function openFile(from: FileToRead): Promise<OpenFile> {
  return readable(from.file, async () => {
    if ((await stat(from.file)).isDirectory()) {
      const rows = readableRows(from.file, readKeyFolder(from.file, from));
      return { columns: [], unread: [], remarks: [], rows };
    }
    const opened = await openOneFile(from);
    return { ...opened, rows: readableRows(from.file, opened.rows) };
  });
}

async function openOneFile(from: FileToRead): Promise<OpenFile> {
  const start = await firstBytes(from.file, 8);
  if (start.toString('latin1').startsWith('PK\u0003\u0004')) return openWorkbook(from);
  // What Excel wrote before 2007, and what it writes with a password on it.
  if (start.toString('hex') === 'd0cf11e0a1b11ae1')
    throw new ToolError('csv.noWorkbook', { name: from.file });
  const encoding = await encodingOf(from.file, from.encoding).catch((error: unknown) =>
    keysOr(error, from),
  );
  if ('rows' in encoding) return encoding;
  const remarks: readonly Remark[] = encoding.isGuess
    ? [{ kind: 'encoding', encoding: encoding.name }]
    : [];
  const table = await openTable(readCsv(from.file, encoding.name), {
    name: from.file,
    chosen: from.chosen,
  }).catch(async (error: unknown) => {
    if (!(error instanceof ToolError) || error.code !== 'csv.columnsMissing') throw error;
    return { ...(await keysOr(error, from)), remarks };
  });
  return 'doubts' in table ? openedTable(table, remarks) : table;
}

/** The keys of a text as Windows writes it. @throws `error` where the file is none */
async function keysOr(error: unknown, { file, computer }: FileToRead): Promise<OpenFile> {
  const rows = await readKeyFile(file, { where: basename(file), computer });
  if (rows.some(({ problem }) => problem === 'no-key-file')) throw error;
  return { columns: [], unread: [], remarks: [], rows: each(rows) };
}

function openedTable(
  { columns, unread, doubts, rows }: OpenTable,
  remarks: readonly Remark[],
): OpenFile {
  const more = doubts.map((doubt) => ({ kind: 'doubt', doubt }) as const);
  return { columns, unread, remarks: [...remarks, ...more], rows };
}

/** Every sheet that has the columns. */
async function openWorkbook({ file, chosen }: FileToRead): Promise<OpenFile> {
  const sheets = await readWorkbook(file);
  const opened = await inTurn(sheets, async (sheet) => openSheet(sheet, { name: file, chosen }));
  const tables = opened.flatMap((one) => ('rows' in one ? [openedTable(one, [])] : []));
  const refused = opened.flatMap((one, at) => ('rows' in one ? [] : [{ error: one, at }]));
  if (tables.length === 0) throw refused[0]?.error ?? new ToolError('csv.empty', { name: file });
  const remarks = refused
    .filter(({ error }) => error.code !== 'csv.empty')
    .map(({ at }) => ({ kind: 'sheet', sheet: sheets[at]?.name ?? '' }) as const);
  return {
    columns: tables.flatMap(({ columns }) => columns),
    unread: tables.flatMap(({ unread }) => unread),
    remarks: [...remarks, ...tables.flatMap((table) => table.remarks)],
    rows: inOrder(tables.map(({ rows }) => rows)),
  };
}

/** A sheet without the columns is told; one whose columns are in doubt ends it all. */
async function openSheet(sheet: Sheet, options: TableOptions): Promise<OpenTable | ToolError> {
  try {
    return await openTable(sheet.rows(), options);
  } catch (error) {
    if (error instanceof ToolError && error.code !== 'csv.columnsDoubtful') return error;
    throw error;
  }
}

async function inTurn<From, To>(
  all: readonly From[],
  make: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const made: To[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

async function* inOrder(all: readonly AsyncIterable<ImportRow>[]): AsyncGenerator<ImportRow> {
  for (const rows of all) yield* rows;
}

async function* each(rows: readonly ImportRow[]): AsyncGenerator<ImportRow> {
  yield* rows;
}

async function* readableRows(
  file: string,
  rows: AsyncIterable<ImportRow>,
): AsyncGenerator<ImportRow> {
  try {
    yield* rows;
  } catch (error) {
    throw inWords(file, error);
  }
}

async function readable<Value>(file: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw inWords(file, error);
  }
}

function inWords(file: string, error: unknown): unknown {
  return error instanceof ToolError || systemCodeOf(error) === ''
    ? error
    : new ToolError('csv.unreadable', { name: file, reason: fileReason(error) }, error);
}
