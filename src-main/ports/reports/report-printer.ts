import type { ReportTable } from './report-writer.ts';

/**
 * Prints a report as its PDF shows it, through the operating system's own dialog. All its rows are
 * in memory at once.
 *
 * @param signal stops it until the dialog opens
 * @returns false when the dialog was closed
 * @throws AppError `printer.failed`, `report.notOnPaper`, `request.cancelled`; and what its rows
 *   throw
 */
export type ReportPrinter = (table: ReportTable, signal: AbortSignal) => Promise<boolean>;
