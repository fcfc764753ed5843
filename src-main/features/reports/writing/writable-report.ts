import type { ReportFront, ReportTable, TableRow } from '#main/ports/reports/report-writer.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { ReportHeader } from '#shared/reports/report-file.ts';

/** What a table is made of: its rows, and what stands before them where a form has room for it. */
export type WrittenTable = Pick<ReportTable, 'pages' | 'front'>;

/** Any report that can be written down. */
export interface WritableReport {
  readonly header: ReportHeader;
  /** Its rows in order, some at a time, as its table wants them; each call begins anew. */
  readonly cells: () => AsyncIterable<readonly TableRow[]>;
  /** How many rows there are now. */
  readonly count: () => Promise<number>;
  readonly table: (written: WrittenTable) => ReportTable;
  /** Counts what stands before the rows; `undefined` where there is nothing to count. */
  readonly front: () => Promise<ReportFront | undefined>;
  /** The same rows as a report file keeps them. */
  readonly fileRows: () => AsyncIterable<readonly object[]>;
}

/** How the rows of a report are read while it is written. */
export interface RowOptions {
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
  /** Throws once whoever asked may not have the report any more, as after a lock. */
  readonly guard: () => void;
}

/** @throws AppError of this code when there are more rows */
export function requireAtMost(most: number, rows: number, code: ErrorCode): void {
  if (rows > most) throw new AppError(code, `more than ${most} rows`, { details: { most } });
}

/** Counts the rows of a short report by reading them. */
export async function countByReading(cells: WritableReport['cells']): Promise<number> {
  let rows = 0;
  for await (const page of cells()) rows += page.length;
  return rows;
}

/**
 * The same rows, counted, for as long as they are wanted. @throws AppError `request.cancelled`, and
 * what the guard throws
 */
export async function* countedRows<T>(
  pages: AsyncIterable<readonly T[]>,
  { signal, guard, onRows }: RowOptions,
): AsyncGenerator<readonly T[]> {
  let rows = 0;
  for await (const page of guarded(pages, guard)) {
    refuseIfCancelled(signal);
    yield page;
    rows += page.length;
    onRows(rows);
  }
}

/** A source that was closed because its rows are nobody's any more fails as the guard says. */
async function* guarded<T>(pages: AsyncIterable<T>, guard: () => void): AsyncGenerator<T> {
  const reading = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await reading.next().catch((error: unknown) => {
        guard();
        throw error;
      });
      if (next.done === true) return;
      guard();
      yield next.value;
    }
  } finally {
    await reading.return?.();
  }
}
