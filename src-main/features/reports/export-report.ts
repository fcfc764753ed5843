import { localTime } from '#main/domain/reports/local-time.ts';
import type { ChosenFile, FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { ReportTable, ReportWriters } from '#main/ports/reports/report-writer.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { MOST_ROWS, type ReportForm, type ReportHeader } from '#shared/reports/report-file.ts';

/** What exporting needs. */
export interface ExportDeps {
  readonly saver: FileSaver;
  readonly writers: ReportWriters;
  readonly words: () => NativeWords;
}

/** Any report on its way into a file. */
export interface ReportToExport<Row> {
  readonly header: ReportHeader;
  /** Its rows in order, some at a time, as its table wants them; each call begins anew. */
  readonly cells: () => AsyncIterable<readonly Row[]>;
  readonly table: (rows: AsyncIterable<readonly Row[]>) => ReportTable;
  /** The same rows as a report file keeps them. */
  readonly kept: () => AsyncIterable<readonly object[]>;
}

/** How the rows of an export are read. */
export interface ExportOptions {
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
  /** Throws once whoever asked may not have the report any more, as after a lock. */
  readonly guard: () => void;
}

/** The finished file, or what stopped it. */
export interface Exported {
  readonly rows: number;
  /** By which the content can be compared later; only a report file has one. */
  readonly sha256: string | undefined;
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

/**
 * Refuses a report that has more rows than its form takes, before anybody is asked where to save
 * it. @throws AppError `report.tooManyRows`
 */
export async function refuseIfTooMany<Row>(
  form: ReportForm,
  report: ReportToExport<Row>,
): Promise<void> {
  const most = MOST_ROWS[form];
  if (most !== undefined) await refuseMoreThan(most, report, 'report.tooManyRows');
}

/** @throws AppError of this code when there are more rows */
export async function refuseMoreThan<Row>(
  most: number,
  report: ReportToExport<Row>,
  code: ErrorCode,
): Promise<void> {
  let rows = 0;
  for await (const page of report.cells()) {
    rows += page.length;
    if (rows > most) throw new AppError(code, `more than ${most} rows`, { details: { most } });
  }
}

/** Reads page after page into the file, so that memory stays flat. A cancel leaves no file. */
export async function writeExport<Row>(
  { writers }: ExportDeps,
  file: ChosenFile,
  form: ReportForm,
  report: ReportToExport<Row>,
  options: ExportOptions,
): Promise<Exported> {
  let rows = 0;
  let sha256: string | undefined;
  const counting = {
    ...options,
    onRows: (count: number) => {
      rows = count;
      options.onRows(count);
    },
  };
  await file.write(async (sink) => {
    if (form === 'kdreport')
      sha256 = await writers.kdreport(
        { header: report.header, pages: countedRows(report.kept(), counting) },
        sink,
      );
    else
      await writers[form](
        report.table(countedRows(report.cells(), counting)),
        sink,
        options.signal,
      );
  });
  return { rows, sha256 };
}

/**
 * The same rows, counted, for as long as they are wanted. @throws AppError `request.cancelled`, and
 * what the guard throws
 */
export async function* countedRows<T>(
  pages: AsyncIterable<readonly T[]>,
  { signal, guard, onRows }: ExportOptions,
): AsyncGenerator<readonly T[]> {
  let rows = 0;
  for await (const page of pages) {
    guard();
    refuseIfCancelled(signal);
    yield page;
    rows += page.length;
    onRows(rows);
  }
}
