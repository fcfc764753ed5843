import {
  PDFContext,
  PDFCrossRefSection,
  PDFDict,
  PDFHeader,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  type PDFPageLeaf,
  PDFRef,
  PDFStream,
  PDFTrailer,
  PDFTrailerDict,
} from '@cantoo/pdf-lib';
import type { Sink } from '#main/ports/desktop/file-saver.ts';
import type { PrintedPdf } from './read-pdf.ts';

/**
 * Draws both layers of a sheet, each a form of its own (PDF 1.7, 8.10): names of their fonts need
 * not differ.
 */
const DRAW_LAYERS = '/Rows Do /Head Do';

/**
 * Binds sheets out of many PDFs into one, which is written as it grows: of each sheet only the
 * number of its object stays in memory.
 */
export interface PdfBinder {
  /** Takes the first `count` sheets of a PDF. */
  addRows(pdf: PrintedPdf, count: number): Promise<void>;
  /** Lays the sheets of a PDF over the next ones that have no head yet. */
  addHeads(pdf: PrintedPdf): Promise<void>;
  /** @returns how many sheets there are */
  sheets(): number;
  /** Writes what holds the sheets together. Each of them has its head by now. */
  end(): Promise<void>;
}

interface Written {
  sizeInBytes(): number;
  copyBytesInto(buffer: Uint8Array, offset: number): number;
}

/** Begins a PDF. Numbers of its objects are given here; whatever is written is forgotten. */
export function pdfBinder(sink: Sink): PdfBinder {
  const context = PDFContext.create();
  const tree = context.nextRef();
  const drawLayers = context.register(context.stream(DRAW_LAYERS));
  const rows: PDFRef[] = [];
  const pages: PDFRef[] = [];
  const places: { readonly ref: PDFRef; readonly offset: number }[] = [];
  let written = 0;
  let info: PDFObject | undefined;

  async function put(bytes: Uint8Array): Promise<void> {
    written += bytes.length;
    await sink(bytes);
  }

  /** Writes and forgets what there is. */
  async function putObjects(): Promise<void> {
    if (written === 0) await put(bytesOf(PDFHeader.forVersion(1, 7), '\n'));
    const pieces: Uint8Array[] = [];
    let offset = written;
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      const piece = bytesOf(`${ref.objectNumber} 0 obj\n`, object, '\nendobj\n');
      places.push({ ref, offset });
      offset += piece.length;
      pieces.push(piece);
      context.delete(ref);
    }
    await put(Buffer.concat(pieces));
  }

  return {
    async addRows(pdf, count) {
      const copier = PDFObjectCopier.for(pdf.context, context);
      for (const page of pdf.pages.slice(0, count)) rows.push(copier.copy(asForm(page)));
      await putObjects();
    },
    async addHeads(pdf) {
      const copier = PDFObjectCopier.for(pdf.context, context);
      info ??= pdf.context.trailerInfo.Info && copier.copy(pdf.context.trailerInfo.Info);
      for (const page of pdf.pages) {
        const Resources = {
          XObject: { Rows: rows[pages.length] ?? null, Head: copier.copy(asForm(page)) },
        };
        pages.push(
          context.register(
            context.obj({
              Type: 'Page',
              Parent: tree,
              MediaBox: copier.copy(page.MediaBox()),
              Resources,
              Contents: drawLayers,
            }),
          ),
        );
      }
      await putObjects();
    },
    sheets: () => rows.length,
    async end() {
      context.assign(tree, context.obj({ Type: 'Pages', Kids: [...pages], Count: pages.length }));
      const Root = context.register(
        context.obj({ Type: 'Catalog', Pages: tree, ViewerPreferences: { DisplayDocTitle: true } }),
      );
      const trailer = context.obj({
        Size: context.largestObjectNumber + 1,
        Root,
        ...(info && { Info: info }),
      });
      await putObjects();
      const index = PDFCrossRefSection.create();
      for (const { ref, offset } of places.sort(
        (one, other) => one.ref.objectNumber - other.ref.objectNumber,
      ))
        index.addEntry(ref, offset);
      await put(
        bytesOf(
          index,
          '\n',
          PDFTrailerDict.of(trailer),
          '\n',
          PDFTrailer.forLastCrossRefSectionOffset(written),
        ),
      );
    },
  };
}

/** What is drawn on a page, as something that can be drawn on another one. */
function asForm(page: PDFPageLeaf): PDFRef {
  const contents = page.get(PDFName.Contents);
  const stream = page.Contents();
  if (!(contents instanceof PDFRef) || !(stream instanceof PDFStream))
    throw new Error('a page is drawn by more than one stream');
  const { dict } = stream;
  dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  dict.set(PDFName.of('BBox'), page.MediaBox());
  dict.set(PDFName.Resources, page.Resources() ?? PDFDict.withContext(page.context));
  return contents;
}

function bytesOf(...parts: readonly (string | Written)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part, 'latin1');
      const bytes = new Uint8Array(part.sizeInBytes());
      part.copyBytesInto(bytes, 0);
      return bytes;
    }),
  );
}
