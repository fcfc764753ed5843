import { AppError } from '../../../../src-shared/errors.ts';
import type { ReportPrinter } from '../../../ports/report-printer.ts';
import { onHiddenPage } from './hidden-page.ts';
import { paperSize } from './pdf.ts';

/** What Chromium says of a dialog that was closed, in its two spellings. */
const CLOSED = /cancell?ed/i;

/** The page of the PDF on paper. Chromium draws head and foot of a print by itself: title, date, and which sheet it is of how many. */
export const printReport: ReportPrinter = (table) =>
  onHiddenPage(
    table,
    (contents) =>
      new Promise((resolve, reject) => {
        const header = [table.title, ...table.filters.map(({ name, value }) => `${name}: ${value}`)].join('; ');
        const footer = table.made.map(({ value }) => value).join(' · ');
        contents.print({ silent: false, landscape: true, pageSize: paperSize(), printBackground: true, header, footer }, (success, reason) => {
          if (success) resolve(true);
          else if (CLOSED.test(reason)) resolve(false);
          else reject(new AppError('printer.failed', `printing failed: ${reason}`));
        });
      }),
  );
