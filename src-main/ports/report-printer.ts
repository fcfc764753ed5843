import type { ReportTable } from './report-writer.ts';

/**
 * Prints a report as its PDF shows it, through the operating system's own dialog. @returns false when the dialog was closed
 * @throws AppError `printer.failed`; and what its rows throw
 */
export type ReportPrinter = (table: ReportTable) => Promise<boolean>;
