import { escapedMarkup } from '#main/domain/files/text-formats.ts';

/**
 * Text of a cell or an attribute. What XML cannot say, a control character for one, Excel writes as
 * `_x0001_`.
 */
export function escaped(text: string): string {
  // Most cells need nothing, and there are a dozen in each of a million rows.
  if (!SPECIAL.test(text)) return text;
  return escapedMarkup(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replaceAll(
    FORBIDDEN,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

// What XML 1.0 does not allow; and the carriage return, which it does, but which every reader turns
// into a line feed.
const FORBIDDEN = /[^\t\n\u0020-\uFFFD]/g;
const SPECIAL = new RegExp(`[&<>"]|_x|${FORBIDDEN.source}`);

/** A, B, … Z, AA, … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
