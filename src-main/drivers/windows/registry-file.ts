/** A value of the registry; `null` for a type that is neither text nor a number. */
export type RegistryValue = string | number | readonly string[] | null;

// A line each, but that a text may have line breaks in it, and bytes are continued after a `\`.
const HEADING = /\[([^\r\n]*)\]\r?\n/y;
const TEXT = /"((?:[^"\\]|\\.)*)"/s.source;
const NUMBER = /dword:([0-9a-f]{8})/.source;
const BYTES = /hex(?:\(([0-9a-f]+)\))?:((?:[0-9a-f,]|\\\r?\n[ \t]*)*)/.source;
const VALUE = new RegExp(String.raw`(?:${TEXT}|@)=(?:${TEXT}|${NUMBER}|${BYTES})\r?\n`, 'iys');
const BLANK = /[ \t]*\r?\n/y;
const FIRST_LINE = /^Windows Registry Editor Version 5\.00\r?\n/;

/**
 * Reads what `reg export` writes. Values of keys below the exported one have its name before their
 * own, with a backslash.
 *
 * @throws Error when it is anything else
 */
export function readRegistryFile(bytes: Uint8Array): ReadonlyMap<string, RegistryValue> {
  const text = `${new TextDecoder('utf-16le', { fatal: true }).decode(bytes)}\n`;
  const first = FIRST_LINE.exec(text)?.[0];
  if (first === undefined) throw new Error('not a file of the registry');
  const values = new Map<string, RegistryValue>();
  let at = first.length;
  let exported: string | undefined;
  let below = '';
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    if (take(BLANK) !== null) continue;
    const heading = take(HEADING)?.[1];
    if (heading !== undefined) {
      exported ??= heading;
      below = heading.slice(exported.length).replace(/^\\/, '');
      continue;
    }
    const value = take(VALUE);
    if (value === null) throw new Error('a line of the registry cannot be read');
    values.set([below, unescaped(value[1] ?? '')].filter(Boolean).join('\\'), valueOf(value));
  }
  return values;
}

const TYPE_OF_LIST = '7';
const TYPE_OF_EXPANDABLE_TEXT = '2';

function valueOf([, , text, number, type, hex]: RegExpExecArray): RegistryValue {
  if (text !== undefined) return unescaped(text);
  if (number !== undefined) return Number.parseInt(number, 16);
  const list = wide(hex ?? '').split('\0');
  if (type === TYPE_OF_LIST) return list.filter((line) => line !== '');
  return type === TYPE_OF_EXPANDABLE_TEXT ? (list[0] ?? '') : null;
}

function wide(hex: string): string {
  const digits = hex.replaceAll(/[^0-9a-f]/gi, '');
  return Buffer.from(digits, 'hex').toString('utf16le');
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, '$1');
}
