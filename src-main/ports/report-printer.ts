import type { ReportTable } from './report-writer.ts';

/**
 * Prints a report as its PDF shows it, its rows all in memory, through the operating system's own dialog. @returns false when the dialog was closed
 * @param signal stops it until the dialog opens
 * @throws AppError `printer.failed`, `report.notOnPaper`, `request.cancelled`; and what its rows throw
 */
export type ReportPrinter = (table: ReportTable, signal: AbortSignal) => Promise<boolean>;
