import { app } from 'electron';
import type { TableWriter } from '../../../ports/report-writer.ts';
import { onHiddenPage } from './hidden-page.ts';
import { paperFoot, paperHead } from './paper-page.ts';

/** Countries that have Letter in their printers. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'GT', 'PR']);

/** In inches. */
export const MARGINS = { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4 };

/** A PDF, laid out by Chromium: it has the letters of every script, which no font that could be shipped has. */
export const writePdf: TableWriter = (table, sink) =>
  onHiddenPage(table, async (contents) => {
    const pdf = await contents.printToPDF({
      landscape: true,
      pageSize: paperSize(),
      margins: MARGINS,
      displayHeaderFooter: true,
      headerTemplate: paperHead(table),
      footerTemplate: paperFoot(table),
      printBackground: true,
    });
    await sink(pdf);
  });

export function paperSize(): 'A4' | 'Letter' {
  return LETTER.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4';
}
