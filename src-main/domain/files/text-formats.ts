const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const BYTE_ORDER_MARK = '\uFEFF';

/** Escapes a text for the content of an element or a quoted attribute of HTML or XML. */
export function escapedMarkup(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Lines as the bytes of a text file: UTF-16LE with a byte order mark, lines ending in CRLF. Notepad
 * reads this on every Windows, in the Recovery Environment too.
 */
export function notepadText(lines: readonly string[]): Uint8Array {
  return Buffer.from(BYTE_ORDER_MARK + lines.join('\r\n'), 'utf16le');
}
