import type { TableWriter } from '../../src-main/ports/report-writer.ts';
import { paperPage } from '../../src-main/adapters/report-files/paper/paper-page.ts';

/** What would be laid out, where there is no Electron to lay it out. */
export const plainPdf: TableWriter = async (table, sink) => {
  for await (const piece of paperPage(table, 'nonce')) await sink(piece);
};
