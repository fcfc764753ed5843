import type { Entry } from 'ldapts';

export type { Entry } from 'ldapts';

/** All values of an attribute as bytes. */
export function bytesIn(entry: Entry, attribute: string): readonly Buffer[] {
  const value = entry[attribute] ?? [];
  return (Array.isArray(value) ? value : [value]).map((item) =>
    typeof item === 'string' ? Buffer.from(item, 'utf8') : item,
  );
}

/**
 * The first value of an attribute as text; `undefined` when the object has none, or whoever asks
 * may not see it.
 */
export function textIn(entry: Entry, attribute: string): string | undefined {
  return bytesIn(entry, attribute)[0]?.toString('utf8');
}

/** Whether a directory takes two names for the same: it compares them without case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

// ldapts can build a distinguished name, but not take one apart.

/**
 * The distinguished name without its first part; an escaped comma does not end a part (RFC 4514,
 * 2.4).
 */
export function parentDn(dn: string): string {
  return /^(?:\\.|[^,\\])*,(.*)$/s.exec(dn)?.[1] ?? '';
}

/** The value of the first part of a distinguished name, without its escapes. */
export function firstRdnValue(dn: string): string {
  const escaped = /^[^=]*=((?:\\.|[^,\\])*)/s.exec(dn)?.[1] ?? '';
  const unescaped = escaped.replaceAll(/(?:\\[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
  return unescaped.replaceAll(/\\(.)/gs, '$1');
}

/** `20171020093839.0Z` (RFC 4517, 3.3.13), the form Active Directory writes, as ISO 8601. */
export function readGeneralizedTime(text: string): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text) ?? [];
  return year === undefined
    ? undefined
    : isoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * A count of 100 nanoseconds since 1601, the form of many moments in Active Directory, as ISO 8601.
 * `undefined` for 0 and for the largest number, which stand for "never".
 */
export function readFileTime(text: string): string | undefined {
  if (!/^\d{1,19}$/.test(text)) return undefined;
  const ms = Number(BigInt(text) / 10_000n) - MS_FROM_1601_TO_1970;
  return ms > 0 && ms < LAST_MOMENT_MS ? new Date(ms).toISOString() : undefined;
}

const MS_FROM_1601_TO_1970 = 11_644_473_600_000;
/** Year 10000, which ISO 8601 writes in another way. */
const LAST_MOMENT_MS = 253_402_300_800_000;

/** In UTC with milliseconds; `undefined` when there is no such moment. */
export function isoTime(text: string): string | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
