import { localTime } from '../../../domain/local-time.ts';
import type { Cell, CellKind } from '../../../ports/report-writer.ts';

/** What has no end and nowhere to break is broken after so many letters. */
export const LONGEST_WORD = 20;

const ENDLESS = new RegExp(String.raw`[^\s<>&;-]{${LONGEST_WORD}}`, 'g');

/** A cell as paper shows it. */
export function cellText(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  return kind === 'moment' ? localTime(String(cell)).replace('T', ' ') : String(cell);
}

/** Names of accounts break behind their domain, and what has no end breaks somewhere. Works on text that was escaped already. */
export function breakable(html: string): string {
  return html.replaceAll('\\', String.raw`\<wbr>`).replaceAll(ENDLESS, '$&<wbr>');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
