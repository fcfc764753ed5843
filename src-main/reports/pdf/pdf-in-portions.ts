import type { PrintToPDFOptions } from 'electron';
import type { Sink } from '#main/ports/desktop/file-saver.ts';
import type { ReportTable, TableRow } from '#main/ports/reports/report-writer.ts';
import { layOutColumns } from './column-widths.ts';
import type { HiddenPage, MakePage } from './hidden-page.ts';
import { PdfMerger, type PlacedLink, linksOf, readPdf } from './merge-pdf.ts';
import { emptySheets, pageFooter, pageHeader, portionPage, rowOfLink } from './report-page.ts';

/**
 * Rows that are laid out together, some ten sheets. Chromium's memory grows faster than what it
 * lays out: 250 rows take it 34 MB and a quarter of a second, 2,000 rows 330 MB and 3 s, 10,000
 * rows 4 GB and 49 s. A report of 50,000 is beyond any computer in one piece.
 */
const PORTION = 250;
/** Rows that decide how wide the columns are. */
const DECIDING = 1_000;
/**
 * A longer report is not tagged: saying of each cell what it is makes a PDF nearly four times as
 * large, some 2.4 KB a row.
 */
const MOST_TAGGED = 5_000;
/** Sheets whose heads are laid out together. */
const HEADS = 250;

/** In inches. */
const MARGINS = { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4 };

/** A report, and where it is to be written as a PDF. */
export interface PdfJob {
  readonly table: ReportTable;
  readonly pageSize: 'A4' | 'Letter';
  readonly sink: Sink;
}

/**
 * Lays a report out and writes it as a PDF, portion by portion: memory does not grow with its rows.
 * The heads come last, when it is known how many sheets there are.
 */
export async function writeInPortions(page: HiddenPage, job: PdfJob): Promise<void> {
  const options: PrintToPDFOptions = {
    landscape: true,
    pageSize: job.pageSize,
    margins: MARGINS,
    printBackground: true,
  };
  const merger = new PdfMerger(job.sink);
  await addRows(merger, job.table, (make, generateTaggedPDF) =>
    page.toPdf(make, { ...options, generateTaggedPDF }),
  );
  await addHeads(merger, job.table, (make, pageRanges) =>
    page.toPdf(make, {
      ...options,
      pageRanges,
      displayHeaderFooter: true,
      headerTemplate: pageHeader(job.table),
      footerTemplate: pageFooter(job.table),
    }),
  );
  await merger.end(job.table.author);
}

async function addRows(
  merger: PdfMerger,
  table: ReportTable,
  layOut: (make: MakePage, isTagged: boolean) => Promise<Uint8Array>,
): Promise<void> {
  const queue = new RowQueue(table.pages);
  let done = 0;
  try {
    const isTagged = (await queue.peek(MOST_TAGGED + 1)).length <= MOST_TAGGED;
    const layout = layOutColumns(table.columns, await queue.peek(DECIDING));
    for (let isFirst = true; isFirst || !(await queue.isEmpty()); isFirst = false) {
      const rows = await queue.peek(PORTION);
      const isLast = (await queue.peek(PORTION + 1)).length === rows.length;
      const total = isLast ? done + rows.length : undefined;
      const portion = { rows, isFirst, end: total, hasLinks: true, layout };
      const pdf = await readPdf(
        await layOut((nonce) => portionPage(table, portion, nonce), isTagged),
      );
      const end = isLast
        ? { sheets: pdf.pages.length, rows: rows.length }
        : endOfPortion(
            pdf.pages.map((sheet) => sheetOf(linksOf(sheet))),
            rows.length,
          );
      await merger.addRows(pdf, end.sheets);
      queue.drop(end.rows);
      done += end.rows;
    }
  } finally {
    await queue.close();
  }
}

async function addHeads(
  merger: PdfMerger,
  table: ReportTable,
  layOut: (make: MakePage, sheets: string) => Promise<Uint8Array>,
): Promise<void> {
  const count = merger.sheets;
  for (let from = 1; from <= count; from += HEADS) {
    const sheets = `${from}-${Math.min(count, from + HEADS - 1)}`;
    const empty = (nonce: string) => emptySheets(table, count, nonce);
    await merger.addHeads(await readPdf(await layOut(empty, sheets)));
  }
}

/**
 * Rows that can be looked at before they are taken. They are read only when they are asked for, so
 * that whoever counts the rows that were read counts those that are on a sheet, or nearly so.
 */
export class RowQueue {
  readonly #source: AsyncIterator<readonly TableRow[]>;
  #waiting: readonly TableRow[] = [];

  constructor(pages: AsyncIterable<readonly TableRow[]>) {
    this.#source = pages[Symbol.asyncIterator]();
  }

  /** @returns the next rows, as many as there are */
  async peek(count: number): Promise<readonly TableRow[]> {
    while (this.#waiting.length < count) {
      const { done, value } = await this.#source.next();
      if (done === true) break;
      this.#waiting = [...this.#waiting, ...value];
    }
    return this.#waiting.slice(0, count);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.peek(1)).length === 0;
  }

  drop(count: number): void {
    this.#waiting = this.#waiting.slice(count);
  }

  /** Lets go of where the rows come from. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

/** What lies on a sheet: rows of its portion, by their numbers. */
export interface Sheet {
  readonly rows: readonly number[];
  /**
   * Whether the first of them lies right below the head of the table, and not below the end of a
   * row from the sheet before.
   */
  readonly isFresh: boolean;
}

/** Rows that touch are less than this apart, in points. */
const TOUCHING = 1;

/** Which rows lie on a sheet, by the links that cover them. */
function sheetOf(links: readonly PlacedLink[]): Sheet {
  const places = links.flatMap(({ address, ...place }) => {
    const row = rowOfLink(address);
    return row === undefined ? [] : [{ ...place, row }];
  });
  const head = places.find(({ row }) => row === 'head');
  const rows = places.flatMap(({ row, top }) => (row === 'head' ? [] : [{ row, top }]));
  const top = Math.max(...rows.map((row) => row.top));
  return {
    rows: rows.map(({ row }) => row),
    isFresh: head !== undefined && Math.abs(head.bottom - top) < TOUCHING,
  };
}

/** Which sheets of a portion are done, and from which of its rows on the next portion begins. */
export interface PortionEnd {
  readonly sheets: number;
  readonly rows: number;
}

/**
 * Where a portion ends that others follow: before its last sheet, which is seldom full. Its rows
 * begin the next portion, and with it a new sheet. A row that goes on over the edge of its sheet
 * must not be torn apart, so the end is looked for further up; where there is none, every sheet
 * stays.
 *
 * @param rows how many the portion has
 */
export function endOfPortion(sheets: readonly Sheet[], rows: number): PortionEnd {
  const all = { sheets: sheets.length, rows };
  if (new Set(sheets.flatMap((sheet) => sheet.rows)).size !== rows) return all;
  for (let count = sheets.length - 1; count > 0; count -= 1) {
    const [above, below] = [sheets[count - 1], sheets[count]];
    const next = Math.min(...(below?.rows ?? []));
    if (below?.isFresh === true && next > Math.max(0, ...(above?.rows ?? [])))
      return { sheets: count, rows: next };
  }
  return all;
}
