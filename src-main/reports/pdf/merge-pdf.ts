import {
  PDFArray,
  PDFCatalog,
  PDFContext,
  PDFCrossRefSection,
  PDFDict,
  PDFHeader,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFPageLeaf,
  PDFParser,
  PDFRef,
  PDFStream,
  PDFString,
  PDFTrailer,
  PDFTrailerDict,
} from '@cantoo/pdf-lib';
import type { Sink } from '#main/ports/desktop/file-saver.ts';

/** A PDF as Chromium wrote it. */
export interface PrintedPdf {
  readonly context: PDFContext;
  readonly pages: readonly PDFPageLeaf[];
}

/** A link of a page, and where on it: in points, from the bottom. */
export interface PlacedLink {
  readonly address: string;
  readonly bottom: number;
  readonly top: number;
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

/** Where the links of a page lead, and where they are. */
export function linksOf(page: PDFPageLeaf): readonly PlacedLink[] {
  const annotations = page.Annots();
  return Array.from({ length: annotations?.size() ?? 0 }, (_none, index) =>
    annotations?.lookupMaybe(index, PDFDict),
  ).flatMap((link) => {
    const address = link
      ?.lookupMaybe(PDFName.of('A'), PDFDict)
      ?.lookupMaybe(PDFName.of('URI'), PDFString)
      ?.decodeText();
    const place = link?.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asRectangle();
    return address === undefined || place === undefined
      ? []
      : [{ address, bottom: place.y, top: place.y + place.height }];
  });
}

/**
 * Draws both layers of a sheet, each a form of its own (PDF 1.7, 8.10): names of their fonts need
 * not differ.
 */
const DRAW_LAYERS = '/Rows Do /Head Do';

interface Written {
  sizeInBytes(): number;
  copyBytesInto(buffer: Uint8Array, offset: number): number;
}

/**
 * Merges the sheets of many PDFs into one, which is written as it grows: of each sheet only the
 * number of its object stays in memory. pdf-lib's PDFDocument does the same with less code, but
 * holds the whole document: 2,400 sheets took it 192 s and 567 MB, and 8 s and 204 MB here.
 */
export class PdfMerger {
  readonly #sink: Sink;
  readonly #context = PDFContext.create();
  readonly #tree = this.#context.nextRef();
  readonly #drawLayers = this.#context.register(this.#context.stream(DRAW_LAYERS));
  readonly #rows: PDFRef[] = [];
  readonly #pages: PDFRef[] = [];
  readonly #places: { readonly ref: PDFRef; readonly offset: number }[] = [];
  #written = 0;
  #info: PDFObject | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** How many sheets there are. */
  get sheets(): number {
    return this.#rows.length;
  }

  /** Takes the first `count` sheets of a PDF. */
  async addRows(pdf: PrintedPdf, count: number): Promise<void> {
    const copier = PDFObjectCopier.for(pdf.context, this.#context);
    for (const page of pdf.pages.slice(0, count)) this.#rows.push(copier.copy(asForm(page)));
    await this.#writeObjects();
  }

  /** Lays the sheets of a PDF over the next ones that have no head yet. */
  async addHeads(pdf: PrintedPdf): Promise<void> {
    const copier = PDFObjectCopier.for(pdf.context, this.#context);
    this.#info ??= pdf.context.trailerInfo.Info && copier.copy(pdf.context.trailerInfo.Info);
    for (const page of pdf.pages) {
      const Rows = this.#rows[this.#pages.length] ?? null;
      const sheet = this.#context.obj({
        Type: 'Page',
        Parent: this.#tree,
        MediaBox: copier.copy(page.MediaBox()),
        Resources: { XObject: { Rows, Head: copier.copy(asForm(page)) } },
        Contents: this.#drawLayers,
      });
      this.#pages.push(this.#context.register(sheet));
    }
    await this.#writeObjects();
  }

  /** Writes what holds the sheets together. Each of them has its head by now. */
  async end(): Promise<void> {
    const context = this.#context;
    const [Kids, Count] = [[...this.#pages], this.#pages.length];
    context.assign(this.#tree, context.obj({ Type: 'Pages', Kids, Count }));
    const ViewerPreferences = { DisplayDocTitle: true };
    const Root = context.register(
      context.obj({ Type: 'Catalog', Pages: this.#tree, ViewerPreferences }),
    );
    const Size = context.largestObjectNumber + 1;
    const trailer = context.obj({ Size, Root, ...(this.#info && { Info: this.#info }) });
    await this.#writeObjects();
    const index = PDFCrossRefSection.create();
    this.#places.sort((one, other) => one.ref.objectNumber - other.ref.objectNumber);
    for (const { ref, offset } of this.#places) index.addEntry(ref, offset);
    const end = PDFTrailer.forLastCrossRefSectionOffset(this.#written);
    await this.#write(bytesOf(index, '\n', PDFTrailerDict.of(trailer), '\n', end));
  }

  /** Writes and forgets what there is. */
  async #writeObjects(): Promise<void> {
    if (this.#written === 0) await this.#write(bytesOf(PDFHeader.forVersion(1, 7), '\n'));
    const pieces: Uint8Array[] = [];
    let offset = this.#written;
    for (const [ref, object] of this.#context.enumerateIndirectObjects()) {
      const piece = bytesOf(`${ref.objectNumber} 0 obj\n`, object, '\nendobj\n');
      this.#places.push({ ref, offset });
      offset += piece.length;
      pieces.push(piece);
      this.#context.delete(ref);
    }
    await this.#write(Buffer.concat(pieces));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#written += bytes.length;
    await this.#sink(bytes);
  }
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
