import { ToolError } from '../tool-error.ts';
import type { TableRow } from './table.ts';

/** A sheet of an Excel workbook. */
export interface Sheet {
  readonly name: string;
  readonly rows: () => AsyncGenerator<TableRow>;
}

/**
 * Reads the sheets of an .xlsx file; all of it is held in memory. Dates come in ISO 8601.
 *
 * @throws ToolError `csv.noWorkbook`
 */
export async function readWorkbook(file: string): Promise<readonly Sheet[]> {
  // Loaded for a workbook alone.
  const { default: read } = await import('read-excel-file/node');
  const sheets = await read(file, { parseNumber: (digits) => digits }).catch((error: unknown) => {
    throw new ToolError('csv.noWorkbook', { name: file }, error);
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: async function* rows() {
      for (const [index, cells] of data.entries())
        yield { where: `${sheet}, row ${index + 1}`, cells: cells.map(textOfCell) };
    },
  }));
}

// The types of the library say `typeof Date` where it hands over dates.
function textOfCell(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
  return typeof cell === 'string' ? cell : typeof cell === 'boolean' ? String(cell) : '';
}
