import { AppError } from '../../../src-shared/errors.ts';
import type { SaveResult } from '../../../src-shared/contract.ts';
import type { AuditColumn, AuditCursor, AuditQuery, AuditRow, ReportForm, ReportHeader } from '../../../src-shared/model/audit-report.ts';
import type { NativeWords } from '../../../src-shared/model/native-words.ts';
import type { AuditReport } from '../../ports/audit-report.ts';
import type { ChosenFile, FileSaver } from '../../ports/file-saver.ts';
import type { ReportWriters } from '../../ports/report-writer.ts';

const PAGE_SIZE = 1_000;

export interface ExportDeps {
  readonly saver: FileSaver;
  readonly writers: ReportWriters;
  readonly words: () => NativeWords;
}

export interface Exporting {
  readonly report: AuditReport;
  readonly query: AuditQuery;
  readonly columns: readonly AuditColumn[];
  readonly form: ReportForm;
  readonly header: ReportHeader;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
  /** Refuses to go on once whoever asked is no longer there. */
  readonly guard: () => void;
}

/** The finished file, or what stopped it. */
export interface Exported {
  readonly rows: number;
  /** By which the content can be compared later; a CSV has none. */
  readonly sha256: string | undefined;
}

/** Asks where to, by the day in the file's name. @returns `undefined` when the dialog was closed */
export function chooseExportFile({ saver, words }: ExportDeps, form: ReportForm, generatedAt: string): Promise<ChosenFile | undefined> {
  const { title, fileName, filterNames } = words().dialogs.exportReport;
  return saver.choose({ title, fileName: `${fileName}-${generatedAt.slice(0, 10)}.${form}`, filterName: filterNames[form], extension: form });
}

/** Reads page after page into the file, so that memory stays flat. A cancel leaves no file. */
export async function writeExport({ writers, words }: ExportDeps, file: ChosenFile, exporting: Exporting): Promise<Exported> {
  const { columns, form, header } = exporting;
  let rows = 0;
  let sha256: string | undefined;
  const counted = async function* (): AsyncGenerator<readonly AuditRow[]> {
    for await (const page of pagesOf(exporting)) {
      yield page;
      rows += page.length;
      exporting.onRows(rows);
    }
  };
  await file.write(async (sink) => {
    sha256 = await writers[form]({ header, columns, words: words().report, pages: counted() }, sink);
  });
  return { rows, sha256 };
}

async function* pagesOf({ report, query, signal, guard }: Exporting): AsyncGenerator<readonly AuditRow[]> {
  let cursor: AuditCursor | null = null;
  do {
    guard();
    if (signal.aborted) throw new AppError('request.cancelled', 'cancelled');
    const page: Awaited<ReturnType<AuditReport['page']>> = await report.page(query, cursor, PAGE_SIZE, { signal });
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

export function savedAs({ fileName, folder, isRemovable }: ChosenFile): SaveResult {
  return { outcome: 'saved', fileName, folder, isRemovable };
}

