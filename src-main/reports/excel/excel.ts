import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ReportTable, TableRow, TableWriter } from '#main/ports/reports/report-writer.ts';
import { AppError } from '#shared/errors.ts';
import { aboutSheet } from './about-sheet.ts';
import { rowsOfSheet } from './sheet.ts';
import {
  type Sheet,
  contentTypes,
  packageRelations,
  styles,
  workbook,
  workbookRelations,
} from './workbook.ts';

/** Rows of a sheet, its head included: Excel's own limit. */
const MOST_ROWS = 1_048_576;
/** Out of 9: sheets repeat themselves so much that more takes twice the time and saves little. */
const COMPRESSION = 3;

/**
 * An Excel workbook (Office Open XML, ECMA-376): a zip of sheets, written row after row, so that
 * memory stays flat whatever its length. The first sheet tells what the report is and says; what
 * does not fit into the second one goes on in the next.
 */
export function excelWriter({
  mostRows = MOST_ROWS,
}: { readonly mostRows?: number } = {}): TableWriter {
  return async (table, sink) => {
    const { default: yazl } = await import('yazl');
    const zip = new yazl.ZipFile();
    // yazl's types tell less than it is: its output is a PassThrough, and its pieces are buffers.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const output = zip.outputStream as Readable & AsyncIterable<Buffer>;
    // What a page of rows throws ends the loop below, which throws it again.
    const fail = (error: unknown) => {
      output.destroy(error instanceof Error ? error : new AppError('internal', String(error)));
    };
    zip.on('error', fail);
    const stopping = new AbortController();
    const filling = fill(zip, table, { mostRows, signal: stopping.signal });
    filling.catch(fail);
    try {
      for await (const chunk of output) await sink(chunk);
      await filling;
    } catch (error) {
      // When it is the sink that failed, as on a full disk, nobody takes any more rows, and what
      // they are read from would wait for ever.
      stopping.abort();
      await filling.catch(() => undefined);
      throw error;
    }
  };
}

interface Zip {
  addReadStream(
    stream: NodeJS.ReadableStream,
    name: string,
    options: { readonly compressionLevel: number },
  ): void;
  addBuffer(content: Buffer, name: string): void;
  end(): void;
}

interface Filling {
  readonly mostRows: number;
  /** Stops it, and lets go of the rows. */
  readonly signal: AbortSignal;
}

async function fill(zip: Zip, table: ReportTable, filling: Filling): Promise<void> {
  const sheets = await fillSheets(zip, table, filling);
  // Written last, when it is known how many rows there are.
  const about = { name: sheetName(table.words.about, 0), rows: 0, file: sheets.length + 1 };
  const named = [about, ...sheets];
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows - 1, 0);
  const add = (name: string, text: string) => {
    zip.addBuffer(Buffer.from(text), name);
  };
  add(`xl/worksheets/sheet${about.file}.xml`, aboutSheet(table, rows));
  add('xl/styles.xml', styles);
  add('xl/workbook.xml', workbook(named, table.columns.length));
  add('xl/_rels/workbook.xml.rels', workbookRelations(named.length));
  add('_rels/.rels', packageRelations);
  add('[Content_Types].xml', contentTypes(named.length));
  zip.end();
}

/**
 * Puts the rows into the zip, in as many sheets as they need; one without rows where there are
 * none.
 */
async function fillSheets(
  zip: Zip,
  table: ReportTable,
  { mostRows, signal }: Filling,
): Promise<readonly Sheet[]> {
  const rows = rowByRow(table);
  const sheets: Sheet[] = [];
  try {
    let next = await rows.next();
    while (sheets.length === 0 || next.done !== true) {
      const name = sheetName(table.title, sheets.length);
      const sheet = { name, rows: 1, file: sheets.length + 1 };
      sheets.push(sheet);
      const fitting = async function* () {
        // What is left over begins the next sheet.
        for (; next.done !== true && sheet.rows < mostRows; next = await rows.next()) {
          sheet.rows += 1;
          yield next.value;
        }
      };
      const stream = Readable.from(rowsOfSheet(table, fitting()), { signal });
      zip.addReadStream(stream, `xl/worksheets/sheet${sheets.length}.xml`, {
        compressionLevel: COMPRESSION,
      });
      await finished(stream);
    }
    return sheets;
  } finally {
    await rows.return(undefined);
  }
}

async function* rowByRow({ pages }: ReportTable): AsyncGenerator<TableRow> {
  for await (const page of pages) yield* page;
}

/** Excel takes 31 characters and not all of them. */
function sheetName(title: string, index: number): string {
  const clean = title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 27);
  return index === 0 ? clean : `${clean} ${index + 1}`;
}
