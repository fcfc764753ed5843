import type { TableWriter } from '#main/ports/reports/report-writer.ts';
import { portionPage } from '#main/reports/pdf/report-page.ts';

/** What would be laid out, where there is no Electron to lay it out. */
export const plainPdf: TableWriter = async ({ pages, ...table }, sink) => {
  let isFirst = true;
  for await (const rows of pages) {
    await sink(
      portionPage(
        table,
        { rows, isFirst, hasLinks: false, layout: { widths: [], scale: 1 } },
        'nonce',
      ),
    );
    isFirst = false;
  }
};
