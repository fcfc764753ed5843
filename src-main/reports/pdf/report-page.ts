import { escapedMarkup } from '#main/domain/files/text-formats.ts';
import { localTime } from '#main/domain/reports/local-time.ts';
import type { Cell, CellKind, ReportTable, TableRow } from '#main/ports/reports/report-writer.ts';
import { COVER_STYLE, coverHtml, endHtml } from './cover.ts';
import { breakingText, labelled } from './markup.ts';

/**
 * The smallest letters that are read without a glass. Laid out for paper alone: a screen would cost
 * as much again.
 */
const STYLE = `
  @media screen { body { display: none; } }
  body { margin: 0; color: #000; word-break: auto-phrase; }
  body { font: 8pt/1.35 'Segoe UI', system-ui, 'Yu Gothic UI', 'Meiryo', 'Noto Sans',
    'DejaVu Sans', 'Noto Sans CJK JP', sans-serif; }
  table { width: 100%; border-collapse: collapse; } .rows { table-layout: fixed; }
  th, td { padding: .3em .6em; text-align: start; vertical-align: top; }
  th, td { overflow-wrap: break-word; border-bottom: .4pt solid #bbb; }
  th { font-weight: 600; background: #eee; border-bottom: .8pt solid #444; }
  th { print-color-adjust: exact; }
  td.number, th.number { text-align: end; } td.day { white-space: nowrap; }
  tr, .rows tbody { break-inside: avoid; } .rows thead tr, .rows tbody { position: relative; }
  .rows a { position: absolute; inset: 0; }
  .split td { border-bottom: 0; padding-bottom: 0; }
  .below td { padding-top: .1em; } .below span { margin-inline-end: 1.4em; }
  .below b { font-weight: 400; color: #444; }
  .sheet { break-after: page; block-size: 1px; } .sheet:last-child { break-after: auto; }
  ${COVER_STYLE}`;

/**
 * Every row, and the head of the table, is covered by a link. Chromium writes the place of each
 * link into the PDF, which tells where on paper its row lies.
 */
const ROW_LINK = 'app://row/';
const HEAD = 'head';

/** How the columns of a report share a sheet. */
export interface ColumnLayout {
  /** How much of the sheet each of the first columns gets, in percent. */
  readonly widths: readonly number[];
}

/** Some rows of the report as a page of HTML. The head of the table stands on every sheet. */
export interface Portion {
  readonly rows: readonly TableRow[];
  /** Whether what the report says first stands before them. */
  readonly isFirst: boolean;
  /** How many rows the report has, where these are its last ones: its end stands below them. */
  readonly end: number | undefined;
  /** Whether links tell where each row lies: see `rowOfLink`. */
  readonly hasLinks: boolean;
  readonly layout: ColumnLayout;
}

/** @param nonce lets the style in */
export function portionPage(
  table: Omit<ReportTable, 'pages'>,
  { rows, isFirst, end, hasLinks, layout }: Portion,
  nonce: string,
): string {
  const { title, words } = table;
  const columns = table.columns.slice(0, layout.widths.length);
  const linkTo = (row: number | typeof HEAD) =>
    hasLinks ? `<a href="${ROW_LINK}${row}"></a>` : '';
  const heads = columns.map(({ heading, kind }, at) => {
    const link = at === 0 ? linkTo(HEAD) : '';
    return `<th scope="col" class="${kind}">${link}${escapedMarkup(heading)}</th>`;
  });
  // The page's policy lets no style attribute in.
  const widths = layout.widths.map(
    (width, index) => `.rows col:nth-child(${index + 1}) { width: ${width.toFixed(3)}%; }`,
  );
  const head = `<thead><tr>${heads.join('')}</tr></thead>`;
  const body = rows.map((row, index) => rowOf(row, { table, columns }, linkTo(index))).join('');
  const widthsOf = `<colgroup>${'<col>'.repeat(columns.length)}</colgroup>`;
  return pageOf(
    { title, language: words.language, style: `${STYLE} ${widths.join('')}`, nonce },
    [
      isFirst ? coverHtml(table) : '',
      `<table class="rows">${widthsOf}${head}${body}</table>`,
      end === undefined ? '' : endHtml(table, end),
    ].join(''),
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
  'box-sizing:border-box;width:100%;min-width:0;padding:0 10mm;font:8pt sans-serif';

function margin(texts: string): string {
  return `<div style="${MARGIN}">${texts}</div>`;
}

interface Columns {
  readonly table: Pick<ReportTable, 'columns'>;
  /** Those that have their place beside each other. */
  readonly columns: ReportTable['columns'];
}

/** A row: what has no place beside the first columns stands below them, under its name. */
function rowOf(row: TableRow, { table, columns }: Columns, link: string): string {
  const cells = columns.map(({ kind }, at) => {
    const html = breakingText(cellText(row[at] ?? null, kind));
    return `<td class="${kind}">${at === 0 ? link : ''}${html}</td>`;
  });
  const below = table.columns.slice(columns.length).flatMap(({ heading, kind }, at) => {
    const text = cellText(row[columns.length + at] ?? null, kind);
    if (text === '') return [];
    return `<span><b>${escapedMarkup(heading)}</b> ${breakingText(text)}</span> `;
  });
  if (below.length === 0) return `<tbody><tr>${cells.join('')}</tr></tbody>`;
  const rest = `<tr class="below"><td colspan="${columns.length}">${below.join('')}</td></tr>`;
  return `<tbody><tr class="split">${cells.join('')}</tr>${rest}</tbody>`;
}

/** A cell as a reader sees it. */
export function cellText(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  const text = String(cell);
  return kind === 'moment' ? localTime(text).replace('T', ' ') || text : text;
}
