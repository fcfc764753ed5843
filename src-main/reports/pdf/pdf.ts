import { app } from 'electron';
import type { TableWriter } from '#main/ports/reports/report-writer.ts';
import { onHiddenPage } from './hidden-page.ts';

/** Countries that have Letter in their printers. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'GT', 'PR']);

/**
 * A PDF, laid out by Chromium: it has the letters of every script, which no font that could be
 * shipped has.
 */
export const writePdf: TableWriter = async (table, sink, signal) => {
  const { layOut } = await import('./paper-pdf.ts');
  await onHiddenPage(signal, (page) => layOut(page, table, paperSize(), sink));
};

/** The paper that printers have in the country this computer is set to. */
export function paperSize(): 'A4' | 'Letter' {
  return LETTER.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4';
}
