import type { Api } from '#renderer/api.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { ReportToWrite } from '#shared/reports/report-to-write.ts';
import type { Done, WriteOptions } from './writing.ts';

/** What a report can be written as. */
export type WrittenAs = ReportForm | 'print';

/**
 * Exports a report, or prints it. @returns what was done; `undefined` when a dialog was closed
 * without a choice
 */
export async function writeReport(
  api: Api,
  { what, form }: { readonly what: ReportToWrite; readonly form: WrittenAs },
  { signal, onRows }: WriteOptions,
): Promise<Done | undefined> {
  const options = {
    signal,
    onProgress: ({ rows }: { readonly rows: number }) => {
      onRows(rows);
    },
  };
  if (form === 'print') {
    const { outcome, log } = await api.ask('reports.print', { what }, options);
    return outcome === 'printed' ? { what: 'printed', log } : undefined;
  }
  const saved = await api.ask('reports.export', { what, form }, options);
  return saved.outcome === 'saved'
    ? { what: 'saved', fileName: saved.fileName, folder: saved.folder, log: saved.log }
    : undefined;
}
