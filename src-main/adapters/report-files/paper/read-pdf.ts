import { PDFArray, PDFCatalog, type PDFContext, PDFDict, PDFName, PDFPageLeaf, PDFParser, PDFString } from '@cantoo/pdf-lib';
import { rowOfLink } from './paper-page.ts';
import type { Sheet } from './sheets.ts';

/** A PDF as Chromium wrote it. */
export interface PrintedPdf {
  readonly context: PDFContext;
  readonly pages: readonly PDFPageLeaf[];
}

/** Objects read in one go, before others have their turn. */
const OBJECTS_AT_ONCE = 50;

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

/** Which rows lie on a page, by the links that cover them. */
export function sheetOf(page: PDFPageLeaf): Sheet {
  const annotations = page.Annots();
  const links = Array.from({ length: annotations?.size() ?? 0 }, (_none, index) => annotations?.lookupMaybe(index, PDFDict));
  const places = links.flatMap((link) => {
    const address = link?.lookupMaybe(PDFName.of('A'), PDFDict)?.lookupMaybe(PDFName.of('URI'), PDFString)?.decodeText();
    const bottom = link?.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asRectangle().y;
    const row = address === undefined ? undefined : rowOfLink(address);
    return row === undefined || bottom === undefined ? [] : [{ row, bottom }];
  });
  return { rows: places.map(({ row }) => row), lowest: places.length === 0 ? 0 : Math.min(...places.map(({ bottom }) => bottom)) };
}
