import { LONGEST_TPM_FILE } from './tpm/longest-tpm-file.ts';

/** Limits of a message from the page. The longest real text is a seventh of this. */
const MOST_CHARACTERS = 65_536;
const MOST_VALUES = 2_000;
/** The page sends the bytes of a dropped `.tpm` file alone; of a longer one, a byte too many. */
const MOST_BYTES = LONGEST_TPM_FILE + 1;

/**
 * Whether a message is small enough to be parsed. Asked before any schema, which takes longer the
 * more it is given, and the more faults it finds there.
 */
export function isSmallMessage(message: unknown): boolean {
  let characters = 0;
  let values = 0;
  let bytes = 0;
  const open: unknown[] = [message];
  while (open.length > 0) {
    const value = open.pop();
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (typeof value === 'bigint') return false;
    if (value instanceof Uint8Array) bytes += value.byteLength;
    else if (typeof value === 'object' && value !== null && !addParts(value, open)) return false;
    if (characters > MOST_CHARACTERS || bytes > MOST_BYTES) return false;
    if (values + open.length > MOST_VALUES) return false;
  }
  return true;
}

/** @returns false for more parts than a whole message may have, or other than plain ones */
function addParts(value: object, open: unknown[]): boolean {
  if (Array.isArray(value)) {
    if (value.length > MOST_VALUES) return false;
    open.push(...(value as unknown[]));
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  let parts = 0;
  for (const name in value) {
    parts += 1;
    if (parts > MOST_VALUES) return false;
    open.push(name, Reflect.get(value, name));
  }
  return true;
}
