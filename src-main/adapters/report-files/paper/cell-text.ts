import { localTime } from '../../../domain/local-time.ts';
import type { Cell, CellKind } from '../../../ports/report-writer.ts';

/** A cell as paper shows it. */
export function cellText(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  const text = String(cell);
  return kind === 'moment' ? localTime(text).replace('T', ' ') || text : text;
}

/** Text in HTML. Names of accounts break behind their domain. */
export function cellHtml(text: string): string {
  return escaped(text).replaceAll('\\', String.raw`\<wbr>`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
