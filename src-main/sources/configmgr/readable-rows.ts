import { z } from 'zod';
import type { Log } from '#main/ports/system.ts';

/** Where rows came from, and who is told of those that were left out. */
export interface RowReading {
  /** Name of the source. */
  readonly source: string;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * The rows that can be read. One that cannot is left out, with a line in the program's log: a table
 * of many years may hold a row that does not fit, and the others are still needed.
 */
export function readableRows<Row, T>(
  rows: readonly Row[],
  parse: (row: Row) => T,
  { source, log }: RowReading,
): readonly T[] {
  const faults: string[] = [];
  const read = rows.flatMap((row) => {
    try {
      return [parse(row)];
    } catch (error) {
      faults.push(faultOf(error));
      return [];
    }
  });
  if (faults.length > 0)
    log.warn('rows left out', { source, rows: faults.length, faults: [...new Set(faults)] });
  return read;
}

// Which columns are wrong, without what is in them.
function faultOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return [...new Set(error.issues.map(({ path }) => path.join('.')))].join(', ');
  if (error instanceof SyntaxError) return 'volumes';
  throw error;
}
