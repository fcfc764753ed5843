import {
  PDFArray,
  PDFCatalog,
  PDFContext,
  PDFCrossRefSection,
  PDFDict,
  PDFHeader,
  PDFHexString,
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
import { StructureTree } from './structure-tree.ts';

/** A PDF as Chromium wrote it. */
export interface PrintedPdf {
  readonly context: PDFContext;
  readonly pages: readonly PDFPageLeaf[];
  /** Where each of the pages is. */
  readonly refs: readonly PDFRef[];
  /** What of it is a heading, a table, a cell; `undefined` where nothing says so. */
  readonly structure: PDFDict | undefined;
  /** The language it says it is in. */
  readonly language: PDFObject | undefined;
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
  const refs: PDFRef[] = [];
  catalog.Pages().traverse((node, ref) => {
    if (!(node instanceof PDFPageLeaf)) return;
    pages.push(node);
    refs.push(ref);
  });
  const structure = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  return { context, pages, refs, structure, language: catalog.lookup(PDFName.of('Lang')) };
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
 * The head of a sheet is drawn above its rows, as a form of its own (PDF 1.7, 8.10): names of their
 * fonts need not differ. Who hears the report does not hear it on each sheet again.
 */
const BEFORE_ROWS = 'q';
const DRAW_HEAD = 'Q /Artifact BMC q /Head Do Q EMC';
const HEAD = PDFName.of('Head');

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
  readonly #structure = new StructureTree(this.#context);
  readonly #beforeRows = this.#context.register(this.#context.stream(BEFORE_ROWS));
  readonly #drawHead = this.#context.register(this.#context.stream(DRAW_HEAD));
  readonly #pages: PDFRef[] = [];
  /** Where the head of each page is, or will be. */
  readonly #heads: PDFRef[] = [];
  readonly #places: { readonly ref: PDFRef; readonly offset: number }[] = [];
  #headed = 0;
  #written = 0;
  #info: PDFDict | undefined;
  #language: PDFObject | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** How many sheets there are. */
  get sheets(): number {
    return this.#pages.length;
  }

  /** Takes the first `count` sheets of a PDF, with what is said of them. */
  async addRows(pdf: PrintedPdf, count: number): Promise<void> {
    const copier = PDFObjectCopier.for(pdf.context, this.#context);
    this.#language ??= pdf.language && copier.copy(pdf.language);
    const kept = pdf.refs.slice(0, count).map((ref) => [ref, this.#context.nextRef()] as const);
    const first = this.#structure.add(pdf, new Map(kept));
    for (const [index, [, ref]] of kept.entries()) {
      const page = pdf.pages[index];
      if (page === undefined) continue;
      const head = this.#context.nextRef();
      const sheet = this.#context.obj({
        Type: 'Page',
        Parent: this.#tree,
        MediaBox: copier.copy(page.MediaBox()),
        Resources: withHead(
          copier.copy(page.Resources() ?? PDFDict.withContext(pdf.context)),
          head,
        ),
        Contents: [this.#beforeRows, copier.copy(contentsOf(page)), this.#drawHead],
        StructParents: first + index,
        Tabs: 'S',
      });
      this.#context.assign(ref, sheet);
      this.#pages.push(ref);
      this.#heads.push(head);
    }
    await this.#writeObjects();
  }

  /** Lays the sheets of a PDF over the next ones that have no head yet. */
  async addHeads(pdf: PrintedPdf): Promise<void> {
    const copier = PDFObjectCopier.for(pdf.context, this.#context);
    const info = pdf.context.lookupMaybe(pdf.context.trailerInfo.Info, PDFDict);
    this.#info ??= info && copier.copy(info);
    for (const page of pdf.pages) {
      const head = this.#heads[this.#headed];
      if (head === undefined) throw new Error('more heads than sheets');
      this.#context.assign(head, copier.copy(asForm(page)));
      this.#headed += 1;
    }
    await this.#writeObjects();
  }

  /**
   * Writes what holds the sheets together. Each of them has its head by now.
   *
   * @param author whom the report was made by
   */
  async end(author: string): Promise<void> {
    const context = this.#context;
    const [Kids, Count] = [[...this.#pages], this.#pages.length];
    context.assign(this.#tree, context.obj({ Type: 'Pages', Kids, Count }));
    const Root = context.register(
      context.obj({
        Type: 'Catalog',
        Pages: this.#tree,
        ViewerPreferences: { DisplayDocTitle: true },
        ...(this.#structure.isEmpty
          ? {}
          : { MarkInfo: { Marked: true }, StructTreeRoot: this.#structure.end() }),
        ...(this.#language && { Lang: this.#language }),
      }),
    );
    const info = this.#info ?? context.obj({});
    info.set(PDFName.of('Author'), PDFHexString.fromText(author));
    // Chromium names itself, as it does to web sites.
    info.set(PDFName.of('Creator'), PDFHexString.fromText('Keydesk'));
    const Info = context.register(info);
    const trailer = context.obj({ Size: context.largestObjectNumber + 1, Root, Info });
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

/** The stream that draws a page. */
function contentsOf(page: PDFPageLeaf): PDFRef {
  const contents = page.get(PDFName.Contents);
  if (!(contents instanceof PDFRef)) throw new Error('a page is drawn by more than one stream');
  return contents;
}

/** What is drawn on a page, as something that can be drawn on another one. */
function asForm(page: PDFPageLeaf): PDFStream {
  const stream = page.Contents();
  if (!(stream instanceof PDFStream)) throw new Error('a page is drawn by more than one stream');
  const { dict } = stream;
  dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  dict.set(PDFName.of('BBox'), page.MediaBox());
  dict.set(PDFName.Resources, page.Resources() ?? PDFDict.withContext(page.context));
  return stream;
}

/** What the rows of a sheet are drawn with, and the head. Sheets may share the former. */
function withHead(resources: PDFDict, head: PDFRef): PDFDict {
  const own = resources.clone();
  const forms =
    own.lookupMaybe(PDFName.XObject, PDFDict)?.clone() ?? PDFDict.withContext(own.context);
  forms.set(HEAD, head);
  own.set(PDFName.XObject, forms);
  return own;
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
