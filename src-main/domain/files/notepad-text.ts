const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Lines as a text file in the form that the Notepad of every Windows reads, the Recovery
 * Environment's included: UTF-16LE, marked, CRLF.
 */
export function notepadText(lines: readonly string[]): Uint8Array {
  return Buffer.from(BYTE_ORDER_MARK + lines.join('\r\n'), 'utf16le');
}
