import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import { codeOf } from '#shared/errors.ts';
import { MOST_PRINTED_ROWS } from '#shared/reports/report-file.ts';
import type { Session, Sessions } from '../sessions.ts';
import {
  type ExportOptions,
  type ReportToExport,
  countedRows,
  refuseMoreThan,
} from './export-report.ts';
import { noteOf, recordOf, sessionGuard } from './recorded-export.ts';

/** What printing needs. */
export interface PrintDeps {
  readonly sessions: Sessions;
  readonly workstation: string;
  readonly print: ReportPrinter;
}

/** What came of the print dialog. */
interface Printed {
  readonly outcome: 'printed' | 'cancelled';
}

/**
 * Prints a report that anybody may see. @throws AppError `printer.tooManyRows`, `printer.failed`,
 * `report.notOnPaper`, `request.cancelled`
 */
export async function printReport<Row>(
  print: ReportPrinter,
  report: ReportToExport<Row>,
  options: ExportOptions,
): Promise<Printed> {
  await refuseMoreThan(MOST_PRINTED_ROWS, report, 'printer.tooManyRows');
  const isPrinted = await print(report.table(countedRows(report.cells(), options)), options.signal);
  return { outcome: isPrinted ? 'printed' : 'cancelled' };
}

/**
 * Prints a report of the signed-in person: its entries stand in the audit log before the dialog
 * opens and when it is done.
 */
export async function recordedPrint<Row>(
  { sessions, workstation, print }: PrintDeps,
  session: Session,
  report: ReportToExport<Row>,
  options: Omit<ExportOptions, 'guard'>,
): Promise<Printed> {
  await refuseMoreThan(MOST_PRINTED_ROWS, report, 'printer.tooManyRows');
  const guard = sessionGuard(sessions, session);
  guard();
  const record = recordOf(session, workstation, 'print', [noteOf(report.header)]);
  await record('intended', '');
  try {
    let rows = 0;
    const onRows = (count: number) => {
      rows = count;
      options.onRows(count);
    };
    const isPrinted = await print(
      report.table(countedRows(report.cells(), { ...options, guard, onRows })),
      options.signal,
    );
    // It is on paper whether or not this can be written.
    await record(isPrinted ? 'successful' : 'failed', isPrinted ? '' : 'request.cancelled', [
      `${rows} rows`,
    ]).catch(() => undefined);
    return { outcome: isPrinted ? 'printed' : 'cancelled' };
  } catch (error) {
    await record('failed', codeOf(error));
    throw error;
  }
}
