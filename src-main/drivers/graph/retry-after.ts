/** Waits when the server names no time: 1, 2, 4 … seconds, at most this many milliseconds. */
const LONGEST_OWN_WAIT_MS = 30_000;

/**
 * How long a throttled request has to wait, in milliseconds.
 *
 * @param header `Retry-After`: whole seconds or a date (RFC 9110, 10.2.3); anything else counts as
 *   absent
 * @param tries how often the request was sent
 * @param nowMs milliseconds since the epoch
 */
export function waitMsAfter(header: string | undefined, tries: number, nowMs: number): number {
  return toldMs(header?.trim(), nowMs) ?? Math.min(LONGEST_OWN_WAIT_MS, 1_000 * 2 ** (tries - 1));
}

function toldMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  // Date.parse would take other things for dates, such as a negative number.
  const at = /^[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
