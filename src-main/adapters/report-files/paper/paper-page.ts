import { localTime } from '../../../domain/local-time.ts';
import type { Cell, CellKind, Fact, ReportTable, TableRow } from '../../../ports/report-writer.ts';

/** Small enough for a dozen columns on a sheet that lies on its side, and still read without a glass. */
const STYLE = `
  body { margin: 0; font: 6.5pt/1.35 'Segoe UI', system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; color: #000; }
  h1 { margin: 0 0 6pt; font-size: 14pt; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 1pt 10pt; margin: 0 0 10pt; }
  dt { color: #444; } dd { margin: 0; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: 2pt 4pt; text-align: start; vertical-align: top; overflow-wrap: break-word; border-bottom: .4pt solid #bbb; }
  th { font-weight: 600; background: #eee; border-bottom: .8pt solid #444; print-color-adjust: exact; }
  td.number, th.number { text-align: end; } td.day { white-space: nowrap; }
  tr { break-inside: avoid; }`;

/** The report as a page of HTML, piece by piece. The head of the table stands on every sheet. @param nonce lets the style in */
export async function* paperPage({ title, made, filters, columns, pages }: ReportTable, nonce: string): AsyncGenerator<string> {
  const heads = columns.map(({ heading, kind }) => `<th scope="col" class="${kind}">${escaped(heading)}</th>`);
  yield `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><h1>${escaped(title)}</h1><dl>${[...made, ...filters].map(factRow).join('')}</dl><table><thead><tr>${heads.join('')}</tr></thead><tbody>`;
  for await (const rows of pages) yield rows.map((row) => rowOf(row, columns)).join('');
  yield '</tbody></table></body></html>';
}

/** What stands above every sheet: the report, and what its rows were chosen by. */
export function paperHead({ title, filters }: ReportTable): string {
  return margin(`<b>${escaped(title)}</b>`, escaped(filters.map(({ name, value }) => `${name}: ${value}`).join('; ')));
}

/** What stands below every sheet: whose it is, when and by whom it was made, and which sheet it is. */
export function paperFoot({ made, words }: ReportTable): string {
  const page = escaped(words.page).replace('{page}', '<span class="pageNumber"></span>').replace('{pages}', '<span class="totalPages"></span>');
  return margin(escaped(made.map(({ value }) => value).join(' · ')), page);
}

// Chromium draws margins in a page of their own, which begins with a font of no size.
function margin(start: string, end: string): string {
  return `<div style="display:flex;justify-content:space-between;gap:24px;width:100%;margin:0 10mm;font:7px sans-serif"><span>${start}</span><span style="text-align:end">${end}</span></div>`;
}

function factRow({ name, value }: Fact): string {
  return `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`;
}

function rowOf(row: TableRow, columns: ReportTable['columns']): string {
  return `<tr>${columns.map(({ kind }, index) => `<td class="${kind}">${breakable(escaped(textOf(row[index] ?? null, kind)))}</td>`).join('')}</tr>`;
}

function textOf(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  return kind === 'moment' ? localTime(String(cell)).replace('T', ' ') : String(cell);
}

/** Names of accounts break behind their domain, and what has no end breaks somewhere. Works on text that was escaped already. */
function breakable(text: string): string {
  return text.replaceAll('\\', String.raw`\<wbr>`).replaceAll(/[^\s<>&;-]{20}/g, '$&<wbr>');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
