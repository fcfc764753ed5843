import { app } from 'electron';
import type { TableWriter } from '#main/ports/reports/report-writer.ts';
import { onHiddenPage } from './hidden-page.ts';

/** Countries that have Letter in their printers. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'GT', 'PR']);

/**
 * A PDF, laid out by Chromium: it has the letters of every script. A library that writes PDF by
 * itself, such as pdfkit, would need fonts of tens of megabytes shipped for that, and tables, line
 * breaks and text from right to left written by us.
 */
export const writePdf: TableWriter = async (table, sink, signal) => {
  const { writeInPortions } = await import('./pdf-in-portions.ts');
  await onHiddenPage(signal, (page) =>
    writeInPortions(page, { table, sink, pageSize: pageSize() }),
  );
};

/** The paper that printers have in the country this computer is set to. */
export function pageSize(): 'A4' | 'Letter' {
  return LETTER.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4';
}
