import type { PrintToPDFOptions } from 'electron';
import type { Sink } from '#main/ports/desktop/file-saver.ts';
import type { ReportTable } from '#main/ports/reports/report-writer.ts';
import { pdfBinder } from './bound-pdf.ts';
import { layOutColumns } from './column-layout.ts';
import type { HiddenPage } from './hidden-page.ts';
import { emptySheets, paperFoot, paperHead, portionPage } from './paper-page.ts';
import { readPdf, sheetOf } from './read-pdf.ts';
import { rowQueue } from './row-queue.ts';
import { cutPortion } from './sheets.ts';

/**
 * Rows that are laid out together, some ten sheets: Chromium takes half a megabyte a row while it
 * does so.
 */
const PORTION = 250;
/** Rows that decide how wide the columns are. */
const DECIDING = 1_000;
/** Sheets whose heads are laid out together. */
const HEADS = 250;

/** In inches. */
const MARGINS = { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4 };

/**
 * Lays a report out and writes it as a PDF, portion by portion: memory does not grow with its rows.
 * The heads come last, when it is known how many sheets there are.
 */
export async function layOut(
  page: HiddenPage,
  { pages, ...table }: ReportTable,
  pageSize: 'A4' | 'Letter',
  sink: Sink,
): Promise<void> {
  const options: PrintToPDFOptions = {
    landscape: true,
    pageSize,
    margins: MARGINS,
    printBackground: true,
  };
  const binder = pdfBinder(sink);
  const queue = rowQueue(pages);
  try {
    const layout = layOutColumns(table.columns, await queue.peek(DECIDING));
    for (let isFirst = true; isFirst || !(await queue.isEmpty()); isFirst = false) {
      const rows = await queue.peek(PORTION);
      const pdf = await readPdf(
        await page.toPdf(
          (nonce) => portionPage(table, { rows, isFirst, hasLinks: true, layout }, nonce),
          options,
        ),
      );
      const isLast = (await queue.peek(PORTION + 1)).length === rows.length;
      const sheets = pdf.pages.map(sheetOf);
      const cut = isLast
        ? { sheets: sheets.length, rows: rows.length }
        : cutPortion(sheets, rows.length);
      await binder.addRows(pdf, cut.sheets);
      queue.drop(cut.rows);
    }
  } finally {
    await queue.close();
  }
  const count = binder.sheets();
  const heads = {
    ...options,
    displayHeaderFooter: true,
    headerTemplate: paperHead(table),
    footerTemplate: paperFoot(table),
  };
  for (let from = 1; from <= count; from += HEADS) {
    const pageRanges = `${from}-${Math.min(count, from + HEADS - 1)}`;
    await binder.addHeads(
      await readPdf(
        await page.toPdf((nonce) => emptySheets(table, count, nonce), { ...heads, pageRanges }),
      ),
    );
  }
  await binder.end();
}
