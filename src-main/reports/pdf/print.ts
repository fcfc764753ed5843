import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import type { TableRow } from '#main/ports/reports/report-writer.ts';
import { layOutColumns } from './column-widths.ts';
import { onHiddenPage } from './hidden-page.ts';
import { labelled } from './markup.ts';
import { pageSize } from './pdf.ts';
import { portionPage } from './report-page.ts';

/**
 * The table of the PDF for a printer, all rows in one page, since a printer wants one document.
 * Chromium draws head and foot of a print by itself: title, date, and which sheet it is of how
 * many.
 */
export const printReport: ReportPrinter = ({ pages, ...table }, signal) =>
  onHiddenPage(signal, async (page) => {
    const rows: TableRow[] = [];
    for await (const some of pages) rows.push(...some);
    const layout = layOutColumns(table.columns, rows);
    const header = [table.title, ...table.filters.map((fact) => labelled(fact, table.words))].join(
      '; ',
    );
    const footer = table.made.map(({ value }) => value).join(' · ');
    const make = (nonce: string) =>
      portionPage(table, { rows, isFirst: true, end: rows.length, hasLinks: false, layout }, nonce);
    return page.print(make, {
      silent: false,
      landscape: true,
      pageSize: pageSize(),
      printBackground: true,
      header,
      footer,
    });
  });
