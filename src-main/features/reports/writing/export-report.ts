import { localTime } from '#main/domain/reports/local-time.ts';
import { savedAt } from '#main/features/copy-and-save.ts';
import type { ChosenFile, FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import type { ReportTable, ReportWriters } from '#main/ports/reports/report-writer.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { OutputOf, SaveResult } from '#shared/contract.ts';
import {
  MOST_PRINTED_ROWS,
  MOST_ROWS,
  type ReportForm,
  type ReportHeader,
} from '#shared/reports/report-file.ts';
import { sha256Fact } from '../files/origin.ts';
import { type Terms, recorded } from './recorded.ts';
import {
  type RowOptions,
  type WritableReport,
  countedRows,
  requireAtMost,
} from './writable-report.ts';

/** What exporting needs. */
export interface ExportDeps {
  readonly saver: FileSaver;
  readonly writers: ReportWriters;
  readonly words: () => NativeWords;
}

/** A report, and how it may leave the console. */
export interface Leaving extends Omit<RowOptions, 'guard'> {
  readonly report: WritableReport;
  readonly terms: Terms;
}

/**
 * Writes a report into a file the person chooses.
 *
 * @throws AppError `report.tooManyRows` before anybody is asked where to save it; `auth.locked` or
 *   `report.closed` when it may not leave any more, `file.*`, `store.*`, `request.cancelled`; then
 *   there is no file
 */
export async function exportReport(
  deps: ExportDeps,
  form: ReportForm,
  { report, terms, ...options }: Leaving,
): Promise<SaveResult> {
  const most = MOST_ROWS[form] ?? Number.POSITIVE_INFINITY;
  const requireFew = (count: number) => {
    requireAtMost(most, count, 'report.tooManyRows');
  };
  if (most < Number.POSITIVE_INFINITY) requireFew(await report.count());
  const file = await chooseExportFile(deps, form, report.header);
  if (file === undefined) return { outcome: 'cancelled' };
  const leaving = { action: 'export', about: [noteOf(report.header), form] } as const;
  return recorded(terms, leaving, async () => {
    const { rows, onRows } = counter((count) => {
      // There may be more than there were before the dialog.
      requireFew(count);
      options.onRows(count);
    });
    const sha256 = await writeFile(
      { file, form, report, writers: deps.writers, sign: terms.sign },
      { ...options, guard: terms.guard, onRows },
    );
    return { answer: savedAt(file), facts: [`${rows()} rows`, sha256Fact(sha256)] };
  });
}

/**
 * Prints a report through the operating system's dialog.
 *
 * @throws AppError `printer.tooManyRows`, `printer.failed`, `report.notOnPaper`; `auth.locked` or
 *   `report.closed` when it may not leave any more, `store.*`, `request.cancelled`
 */
export async function printReport(
  print: ReportPrinter,
  { report, terms, ...options }: Leaving,
): Promise<OutputOf<'reports.print'>> {
  const requireFew = (count: number) => {
    requireAtMost(MOST_PRINTED_ROWS, count, 'printer.tooManyRows');
  };
  requireFew(await report.count());
  const leaving = { action: 'print', about: [noteOf(report.header)] } as const;
  return recorded<OutputOf<'reports.print'>>(terms, leaving, async () => {
    const { rows, onRows } = counter((count) => {
      requireFew(count);
      options.onRows(count);
    });
    const reading = { ...options, guard: terms.guard, onRows };
    const isPrinted = await print(await readableTable(report, reading), options.signal);
    const facts = [`${rows()} rows`];
    return isPrinted
      ? { answer: { outcome: 'printed' }, facts }
      : { answer: { outcome: 'cancelled' }, facts, failure: 'request.cancelled' };
  });
}

/**
 * Asks where to, by the report and the day here in the file's name. @returns `undefined` when the
 * dialog was closed
 */
export function chooseExportFile(
  { saver, words }: ExportDeps,
  form: ReportForm,
  { report, generatedAt }: ReportHeader,
): Promise<ChosenFile | undefined> {
  const { title, filterNames } = words().dialogs.exportReport;
  return saver.choose({
    title,
    fileName: `${report}-${localTime(generatedAt).slice(0, 10)}.${form}`,
    filterName: filterNames[form],
    extension: form,
  });
}

interface Writing extends Pick<ExportDeps, 'writers'> {
  readonly file: ChosenFile;
  readonly form: ReportForm;
  readonly report: WritableReport;
  readonly sign: Terms['sign'];
}

/**
 * Reads page after page into the file, so that memory stays flat. @returns the SHA-256 by which it
 * can be compared later: of a report file that of its content, which its last line has; of any
 * other that of the file
 */
async function writeFile(
  { file, form, report, writers, sign }: Writing,
  options: RowOptions,
): Promise<string> {
  let ofContent: string | undefined;
  const ofFile = await file.write(async (sink) => {
    if (form === 'kdreport') {
      const pages = countedRows(report.fileRows(), options);
      ofContent = await writers.kdreport({ header: report.header, pages, sign }, sink);
      return;
    }
    const table =
      form === 'csv'
        ? report.table({ pages: countedRows(report.cells(), options), front: undefined })
        : await readableTable(report, options);
    await writers[form](table, sink, options.signal);
  });
  return ofContent ?? ofFile;
}

/** A table for people, who are told first what it comes to. */
async function readableTable(report: WritableReport, options: RowOptions): Promise<ReportTable> {
  // What is read from a report that was closed meanwhile fails as the guard says.
  const front = await report.front().catch((error: unknown) => {
    options.guard();
    throw error;
  });
  options.guard();
  return report.table({ pages: countedRows(report.cells(), options), front });
}

/**
 * What the audit log calls a report in the note of an entry. The Recovery Audit Report goes without
 * saying.
 */
function noteOf({ report }: ReportHeader): string | undefined {
  return report === 'recovery-audit' ? undefined : report;
}

function counter(tell: (rows: number) => void) {
  let rows = 0;
  return {
    rows: () => rows,
    onRows(count: number) {
      rows = count;
      tell(count);
    },
  };
}
