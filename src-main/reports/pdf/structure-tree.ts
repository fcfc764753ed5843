import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectCopier,
  PDFRef,
} from '@cantoo/pdf-lib';

/** A PDF whose elements are taken over. */
interface Tagged {
  readonly context: PDFContext;
  /** Its structure tree; `undefined` where it has none. */
  readonly structure: PDFDict | undefined;
}

/** Content of a page that an element is about, by the page's new place. */
interface Mark {
  readonly page: PDFRef;
  readonly id: number;
}

/** An element as far as its content is on pages that are taken over. */
interface Element {
  readonly from: PDFDict;
  /** In the order in which it is read. */
  readonly content: readonly (Mark | Element)[];
  /** It never had any content, as the cell of a table may have none. */
  readonly isEmpty: boolean;
}

/** Chromium tells headings, paragraphs and tables; what an element says of itself is kept. */
const KEPT = ['A', 'Alt', 'ActualText', 'Lang'].map((name) => PDFName.of(name));
/** Elements that say nothing; what is in them belongs to the one around them. */
const SILENT: ReadonlySet<PDFObject | undefined> = new Set(
  ['NonStruct', 'Div', 'Span'].map((name) => PDFName.of(name)),
);
const DOCUMENT = PDFName.of('Document');
/** Names elements by numbers that are unique in one PDF alone. A column's head says its scope. */
const HEADERS = PDFName.of('Headers');
/** What goes without saying. */
const SPANS = ['RowSpan', 'ColSpan'].map((name) => PDFName.of(name));
/** Rows are covered by links, only to tell where they lie. */
const [ROLE, LINK] = [PDFName.of('S'), PDFName.of('Link')];

/**
 * The order in which a report is read aloud, and what is a heading, a table or a cell of it (PDF
 * 1.7, 14.7 and 14.8). Elements are taken over from many PDFs; of each page only the number of an
 * object stays in memory.
 */
export class StructureTree {
  readonly #context: PDFContext;
  readonly #root: PDFRef;
  readonly #document: PDFRef;
  readonly #parts: PDFRef[] = [];
  /** The elements of each page, by the number the page has here. */
  readonly #pages: PDFRef[] = [];

  constructor(context: PDFContext) {
    this.#context = context;
    this.#root = context.nextRef();
    this.#document = context.nextRef();
  }

  /** Whether nothing is said of any page. */
  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /**
   * Takes over what is said of some pages.
   *
   * @param pages where they are now, by where they were
   * @returns the number of the first page here; the others follow
   */
  add({ context, structure }: Tagged, pages: ReadonlyMap<PDFRef, PDFRef>): number {
    const copier = PDFObjectCopier.for(context, this.#context);
    const marked = new Map<PDFRef, PDFRef[]>([...pages.values()].map((page) => [page, []]));
    for (const element of structure === undefined ? [] : elementsOf(structure, pages))
      if (!element.isEmpty)
        this.#parts.push(this.#write(element, this.#document, { copier, marked }));
    const first = this.#pages.length;
    for (const elements of marked.values())
      this.#pages.push(
        this.#context.register(
          // Not every number need be taken.
          this.#context.obj(Array.from(elements, (element) => element ?? null)),
        ),
      );
    return first;
  }

  /** Writes what holds the elements together. @returns the tree, for the catalog */
  end(): PDFRef {
    const context = this.#context;
    const [P, K] = [this.#root, [...this.#parts]];
    context.assign(this.#document, context.obj({ Type: 'StructElem', S: 'Document', P, K }));
    const Nums = context.obj(this.#pages.flatMap((elements, page) => [page, elements]));
    const ParentTree = context.register(context.obj({ Nums }));
    const next = this.#pages.length;
    context.assign(
      this.#root,
      context.obj({
        Type: 'StructTreeRoot',
        K: this.#document,
        ParentTree,
        ParentTreeNextKey: next,
      }),
    );
    return this.#root;
  }

  #write({ from, content }: Element, parent: PDFRef, parts: Parts): PDFRef {
    const ref = this.#context.nextRef();
    const pages = new Set(content.flatMap((one) => ('id' in one ? [one.page] : [])));
    const [Pg] = pages;
    const kids = content.map((one) => {
      if (!('id' in one)) return this.#write(one, ref, parts);
      const elements = parts.marked.get(one.page) ?? [];
      elements[one.id] = ref;
      return pages.size === 1 ? one.id : { Type: 'MCR', Pg: one.page, MCID: one.id };
    });
    const role = from.get(ROLE);
    const copy = this.#context.obj({
      Type: 'StructElem',
      // One document is made of many.
      S: role === DOCUMENT || role === undefined ? 'Part' : role,
      P: parent,
      K: kids,
      ...(pages.size === 1 && { Pg }),
    });
    for (const name of KEPT) {
      const value = from.lookup(name);
      if (value !== undefined) copy.set(name, parts.copier.copy(said(value)));
    }
    this.#context.assign(ref, copy);
    return ref;
  }
}

interface Parts {
  readonly copier: PDFObjectCopier;
  /** The elements of each page, by the numbers of its marks. */
  readonly marked: ReadonlyMap<PDFRef, PDFRef[]>;
}

/** Elements at the top that stay. */
function elementsOf(of: PDFDict, pages: ReadonlyMap<PDFRef, PDFRef>): readonly Element[] {
  return contentOf(of).flatMap((one) => {
    const dict = of.context.lookup(one);
    return dict instanceof PDFDict && dict.has(ROLE) ? (elementOf(dict, pages) ?? []) : [];
  });
}

/** An element as far as it stays: with its content that does, and what is empty beside that. */
function elementOf(from: PDFDict, pages: ReadonlyMap<PDFRef, PDFRef>): Element | undefined {
  const content = contentOf(from).flatMap((one): readonly (Mark | Element)[] => {
    const dict = from.context.lookup(one);
    if (!(dict instanceof PDFDict && dict.has(ROLE))) return markOf(from, one, pages) ?? [];
    const element = elementOf(dict, pages);
    if (element === undefined) return [];
    return SILENT.has(dict.get(ROLE)) ? element.content : [element];
  });
  if (content.some((one) => 'id' in one || !one.isEmpty)) return { from, content, isEmpty: false };
  return hasMarks(from) ? undefined : { from, content, isEmpty: true };
}

/** Whether there is anything in it, on whichever page. */
function hasMarks(of: PDFDict): boolean {
  return contentOf(of).some((one) => {
    const dict = of.context.lookup(one);
    return !(dict instanceof PDFDict && dict.has(ROLE)) || hasMarks(dict);
  });
}

/** Elements and marks; without the links. */
function contentOf(of: PDFDict): readonly PDFObject[] {
  const content = of.lookup(PDFName.of('K'));
  const all =
    content instanceof PDFArray ? content.asArray() : content === undefined ? [] : [content];
  return all.filter((one) => {
    const dict = of.context.lookup(one);
    return !(dict instanceof PDFDict && dict.get(ROLE) === LINK);
  });
}

/** @param one a number, which is on the page of its element, or a reference to content */
function markOf(
  of: PDFDict,
  one: PDFObject,
  pages: ReadonlyMap<PDFRef, PDFRef>,
): readonly [Mark] | undefined {
  const content = of.context.lookup(one);
  const [named, id] =
    content instanceof PDFDict ? [content, content.get(PDFName.of('MCID'))] : [of, content];
  const page = named.get(PDFName.of('Pg')) ?? of.get(PDFName.of('Pg'));
  const now = page instanceof PDFRef ? pages.get(page) : undefined;
  return now !== undefined && id instanceof PDFNumber
    ? [{ page: now, id: id.asNumber() }]
    : undefined;
}

/** What an element says of itself that stays true. */
function said(value: PDFObject): PDFObject {
  const all = value instanceof PDFArray ? value.asArray() : [value];
  for (const one of all) {
    if (!(one instanceof PDFDict)) continue;
    one.delete(HEADERS);
    for (const span of SPANS)
      if (one.lookupMaybe(span, PDFNumber)?.asNumber() === 1) one.delete(span);
  }
  return value;
}
