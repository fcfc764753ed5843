import { codeOf } from '../../../src-shared/errors.ts';
import type { ReportPrinter } from '../../ports/report-printer.ts';
import type { Session, Sessions } from '../sessions.ts';
import { type ExportOptions, type ReportToExport, countedRows, refuseIfTooMany } from './export-report.ts';
import { recordOf, sessionGuard } from './recorded-export.ts';

export interface PrintDeps {
  readonly sessions: Sessions;
  readonly workstation: string;
  readonly print: ReportPrinter;
}

/** What a person made of the dialog. */
interface Printed {
  readonly outcome: 'printed' | 'cancelled';
}

/** Prints a report that anybody may see. @throws AppError `report.tooManyRows`, `printer.failed`, `request.cancelled` */
export async function printReport<Row>(print: ReportPrinter, report: ReportToExport<Row>, options: ExportOptions): Promise<Printed> {
  await refuseIfTooMany('pdf', report);
  const isPrinted = await print(report.table(countedRows(report.cells(), options)));
  return { outcome: isPrinted ? 'printed' : 'cancelled' };
}

/** Prints a report of the signed-in person: its entries stand in the audit log before the dialog opens and when it is done. */
export async function recordedPrint<Row>({ sessions, workstation, print }: PrintDeps, session: Session, report: ReportToExport<Row>, options: Omit<ExportOptions, 'guard'>): Promise<Printed> {
  await refuseIfTooMany('pdf', report);
  const guard = sessionGuard(sessions, session);
  guard();
  const record = recordOf(session, workstation, 'print', [report.header.report === 'recovery-audit' ? undefined : report.header.report]);
  await record('intended', '');
  try {
    let rows = 0;
    const onRows = (count: number) => {
      rows = count;
      options.onRows(count);
    };
    const isPrinted = await print(report.table(countedRows(report.cells(), { ...options, guard, onRows })));
    // It is on paper either way.
    await record(isPrinted ? 'successful' : 'failed', isPrinted ? '' : 'request.cancelled', [`${rows} rows`]).catch(() => undefined);
    return { outcome: isPrinted ? 'printed' : 'cancelled' };
  } catch (error) {
    await record('failed', codeOf(error));
    throw error;
  }
}
