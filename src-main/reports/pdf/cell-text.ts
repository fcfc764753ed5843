import { escapedMarkup } from '#main/domain/files/text-formats.ts';
import { localTime } from '#main/domain/reports/local-time.ts';
import type { Cell, CellKind } from '#main/ports/reports/report-writer.ts';

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
