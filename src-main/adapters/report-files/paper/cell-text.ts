import { localTime } from '#main/domain/local-time.ts';
import { escapedMarkup } from '#main/domain/markup.ts';
import type { Cell, CellKind } from '#main/ports/report-writer.ts';

/** A cell as paper shows it. */
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
