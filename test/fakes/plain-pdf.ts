import type { TableRow, TableWriter } from '#main/ports/reports/report-writer.ts';
import { portionPage } from '#main/reports/pdf/report-page.ts';

/** What would be laid out, where there is no Electron to lay it out. */
export const plainPdf: TableWriter = async ({ pages, ...table }, sink) => {
  const rows: TableRow[] = [];
  for await (const some of pages) rows.push(...some);
  const layout = { widths: table.columns.map(() => 1) };
  const whole = { rows, isFirst: true, end: rows.length, hasLinks: false, layout };
  await sink(portionPage(table, whole, 'nonce'));
};
