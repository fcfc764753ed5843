import {
  PDFArray,
  PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFPageLeaf,
  PDFParser,
  PDFString,
} from '@cantoo/pdf-lib';
import { rowOfLink } from './paper-page.ts';
import type { Sheet } from './sheets.ts';

/** A PDF as Chromium wrote it. */
export interface PrintedPdf {
  readonly context: PDFContext;
  readonly pages: readonly PDFPageLeaf[];
}

/** Objects read in one go, before others have their turn. */
const OBJECTS_AT_ONCE = 50;

/** Takes a PDF apart. @throws Error when it is none, or has no pages */
export async function readPdf(bytes: Uint8Array): Promise<PrintedPdf> {
  const context = await PDFParser.forBytesWithOptions(bytes, OBJECTS_AT_ONCE, true).parseDocument();
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFCatalog)) throw new Error('a PDF without pages');
  const pages: PDFPageLeaf[] = [];
  catalog.Pages().traverse((node) => {
    if (node instanceof PDFPageLeaf) pages.push(node);
  });
  return { context, pages };
}

/** Rows that touch are less than this apart, in points. */
const TOUCHING = 1;

/** Which rows lie on a page, by the links that cover them. */
export function sheetOf(page: PDFPageLeaf): Sheet {
  const annotations = page.Annots();
  const links = Array.from({ length: annotations?.size() ?? 0 }, (_none, index) =>
    annotations?.lookupMaybe(index, PDFDict),
  );
  const places = links.flatMap((link) => {
    const address = link
      ?.lookupMaybe(PDFName.of('A'), PDFDict)
      ?.lookupMaybe(PDFName.of('URI'), PDFString)
      ?.decodeText();
    const place = link?.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asRectangle();
    const row = address === undefined ? undefined : rowOfLink(address);
    return row === undefined || place === undefined
      ? []
      : [{ row, bottom: place.y, top: place.y + place.height }];
  });
  const head = places.find(({ row }) => row === 'head');
  const rows = places.flatMap(({ row, top }) => (row === 'head' ? [] : [{ row, top }]));
  const top = Math.max(...rows.map((row) => row.top));
  return {
    rows: rows.map(({ row }) => row),
    isFresh: head !== undefined && Math.abs(head.bottom - top) < TOUCHING,
  };
}
