import { escapedMarkup } from '#main/domain/files/text-formats.ts';
import { localTime } from '#main/domain/reports/local-time.ts';
import type {
  Cell,
  CellKind,
  Fact,
  ReportTable,
  TableRow,
} from '#main/ports/reports/report-writer.ts';

/**
 * Small enough for a dozen columns on a sheet that lies on its side, and still read without a
 * glass. Laid out for paper alone: a screen would cost as much again.
 */
const STYLE = `
  @media screen { body { display: none; } }
  body { margin: 0; color: #000; }
  body { font: 6.5pt/1.35 'Segoe UI', system-ui, 'Yu Gothic UI', 'Meiryo', 'Noto Sans',
    'DejaVu Sans', 'Noto Sans CJK JP', sans-serif; }
  h1 { margin: 0 0 6pt; font-size: 14pt; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 1pt 10pt; margin: 0 0 10pt; }
  dt { color: #444; } dd { margin: 0; }
  table { width: 100%; table-layout: fixed; border-collapse: collapse; }
  th, td { padding: .3em .6em; text-align: start; vertical-align: top; }
  th, td { overflow-wrap: break-word; border-bottom: .4pt solid #bbb; }
  th { font-weight: 600; background: #eee; border-bottom: .8pt solid #444; }
  th { print-color-adjust: exact; }
  td.number, th.number { text-align: end; } td.day { white-space: nowrap; }
  tr { position: relative; break-inside: avoid; } tr a { position: absolute; inset: 0; }
  .sheet { break-after: page; block-size: 1px; } .sheet:last-child { break-after: auto; }`;

/**
 * Every row, and the head of the table, is covered by a link. Chromium writes the place of each
 * link into the PDF, which tells where on paper its row lies.
 */
const ROW_LINK = 'app://row/';
const HEAD = 'head';

/** How the columns of a report share a sheet. */
export interface ColumnLayout {
  /** Of the sheet, in percent. */
  readonly widths: readonly number[];
  /** What the size of the letters is multiplied with, so that every word finds its place. */
  readonly scale: number;
}

/** Some rows of the report as a page of HTML. The head of the table stands on every sheet. */
export interface Portion {
  readonly rows: readonly TableRow[];
  /** Whether the report's title and facts stand above them. */
  readonly isFirst: boolean;
  /** Whether links tell where each row lies: see `rowOfLink`. */
  readonly hasLinks: boolean;
  readonly layout: ColumnLayout;
}

/** @param nonce lets the style in */
export function portionPage(
  table: Omit<ReportTable, 'pages'>,
  { rows, isFirst, hasLinks, layout }: Portion,
  nonce: string,
): string {
  const { title, made, filters, columns, words } = table;
  const linkTo = (row: number | typeof HEAD) =>
    hasLinks ? `<a href="${ROW_LINK}${row}"></a>` : '';
  const heads = columns.map(({ heading, kind }, at) => {
    const link = at === 0 ? linkTo(HEAD) : '';
    return `<th scope="col" class="${kind}">${link}${escapedMarkup(heading)}</th>`;
  });
  const top = isFirst
    ? `<h1>${escapedMarkup(title)}</h1><dl>${[...made, ...filters].map(factRow).join('')}</dl>`
    : '';
  // The page's policy lets no style attribute in.
  const widths = layout.widths.map(
    (width, index) => `col:nth-child(${index + 1}) { width: ${width.toFixed(3)}%; }`,
  );
  const style = `${STYLE} table { font-size: ${layout.scale.toFixed(3)}em; } ${widths.join('')}`;
  const head = `<thead><tr>${heads.join('')}</tr></thead>`;
  const body = rows.map((row, index) => rowOf(row, columns, linkTo(index))).join('');
  const widthsOf = `<colgroup>${'<col>'.repeat(columns.length)}</colgroup>`;
  return pageOf(
    { title, language: words.language, style, nonce },
    `${top}<table>${widthsOf}${head}<tbody>${body}</tbody></table>`,
  );
}

/**
 * Empty sheets, printed only for their head and foot, which are then laid over the sheets with the
 * rows.
 */
export function emptySheets(
  { title, words }: Pick<ReportTable, 'title' | 'words'>,
  sheets: number,
  nonce: string,
): string {
  return pageOf(
    { title, language: words.language, style: STYLE, nonce },
    '<div class="sheet"></div>'.repeat(sheets),
  );
}

/** @returns which row of its portion a link covers */
export function rowOfLink(address: string): number | typeof HEAD | undefined {
  const row = address.startsWith(ROW_LINK) ? address.slice(ROW_LINK.length) : undefined;
  return row === undefined || row === HEAD ? row : Number(row);
}

/** Of a text in a margin that may be long, what one line has room for. */
const CUT = 'min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap';

/**
 * What stands above every sheet: the report, and what its rows were chosen by, as far as a line
 * goes; the first sheet has all of it.
 */
export function pageHeader({
  title,
  filters,
  words,
}: Pick<ReportTable, 'title' | 'filters' | 'words'>): string {
  const chosenBy = filters.map((fact) => labelled(fact, words)).join('; ');
  return margin(
    `<b style="flex:none">${escapedMarkup(title)}</b>` +
      `<span style="${CUT}">${escapedMarkup(chosenBy)}</span>`,
  );
}

/** A fact in one line, as its language joins a name and a value. */
export function labelled(fact: Fact, words: ReportTable['words']): string {
  return words.labelled.replaceAll(/\{(name|value)\}/g, (_place, part: keyof Fact) => fact[part]);
}

/** What stands below every sheet: whose it is, when and by whom it was made, and its number. */
export function pageFooter({ made, words }: Pick<ReportTable, 'made' | 'words'>): string {
  const page = escapedMarkup(words.page)
    .replace('{page}', '<span class="pageNumber"></span>')
    .replace('{pages}', '<span class="totalPages"></span>');
  const facts = made.map(({ value }) => value).join(' · ');
  return margin(
    `<span style="${CUT}">${escapedMarkup(facts)}</span><span style="flex:none">${page}</span>`,
  );
}

interface PageHead {
  readonly title: string;
  readonly language: string;
  readonly style: string;
  /** Lets the style in. */
  readonly nonce: string;
}

function pageOf({ title, language, style, nonce }: PageHead, body: string): string {
  const head = `<meta charset="utf-8"><title>${escapedMarkup(title)}</title>`;
  const styles = `<style nonce="${nonce}">${style}</style>`;
  return (
    `<!doctype html><html lang="${language}">` +
    `<head>${head}${styles}</head><body>${body}</body></html>`
  );
}

// Chromium draws margins in a page of their own, which begins with a font of no size.
const MARGIN =
  'display:flex;justify-content:space-between;gap:24px;' +
  'box-sizing:border-box;width:100%;min-width:0;padding:0 10mm;font:7px sans-serif';

function margin(texts: string): string {
  return `<div style="${MARGIN}">${texts}</div>`;
}

function factRow({ name, value }: Fact): string {
  return `<dt>${escapedMarkup(name)}</dt><dd>${escapedMarkup(value)}</dd>`;
}

function rowOf(row: TableRow, columns: ReportTable['columns'], link: string): string {
  const cells = columns.map(({ kind }, at) => {
    const html = cellHtml(cellText(row[at] ?? null, kind));
    return `<td class="${kind}">${at === 0 ? link : ''}${html}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

/** A cell as a reader sees it. */
export function cellText(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  const text = String(cell);
  return kind === 'moment' ? localTime(text).replace('T', ' ') || text : text;
}

/**
 * A cell's text in HTML. The name of an account may break after its domain, or it would need a wide
 * column.
 */
export function cellHtml(text: string): string {
  return escapedMarkup(text).replaceAll('\\', String.raw`\<wbr>`);
}
