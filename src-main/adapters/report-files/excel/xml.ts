/** Text of a cell or an attribute. What XML cannot say, a control character for one, Excel writes as `_x0001_`. */
export function escaped(text: string): string {
  // Most cells need nothing, and there are a dozen in each of a million rows.
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(FORBIDDEN, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// All but what XML 1.0 allows, and of that the carriage return: a reader would make a line feed of it.
const FORBIDDEN = /[^\t\n\u0020-\uFFFD]/g;
const SPECIAL = new RegExp(`[&<>"]|_x|${FORBIDDEN.source}`);

/** A, B, … Z, AA, … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
