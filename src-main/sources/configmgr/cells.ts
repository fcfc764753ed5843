import { FIRST_KEY_MS } from '#main/domain/recovery/import-date.ts';

/** What scripts write into a column where there is nothing. */
const PLACEHOLDER = /^(?:[(<[]?(?:null|none|dbnull)[)>\]]?|-+)$/i;

/** A name without what nobody sees and without padding; empty where there is none. */
export function nameIn(text: string | null): string {
  const visible = (text ?? '').replaceAll(/[\p{Cc}\p{Cf}\u00A0]+/gu, ' ').trim();
  return PLACEHOLDER.test(visible) ? '' : visible;
}

/** An account, `DOMAIN\name`. If the name has a domain of its own, that one counts. */
export function accountIn({
  domain,
  name,
}: {
  readonly domain: string;
  readonly name: string;
}): string {
  return /^[^\\]+\\[^\\]+$/.test(name) ? name : `${domain}\\${name}`;
}

/**
 * ISO 8601, UTC; `null` where nobody knows: without a date, on a day that does not exist, and
 * before there was BitLocker, such as the 1900 or 1601 that stand for "never". A text without a
 * zone is in UTC, with up to nine digits of a second.
 */
export function momentIn(value: Date | string | null): string | null {
  const ms = value instanceof Date ? value.getTime() : msIn(value ?? '');
  return Number.isNaN(ms) || ms < FIRST_KEY_MS ? null : new Date(ms).toISOString();
}

function msIn(text: string): number {
  const [, day = '', time = '', fraction = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?\s*(Z|[+-]\d\d:\d\d)?$/i.exec(
      text.trim(),
    ) ?? [];
  // 30 February would become another day.
  const isDay = day !== '' && isSameDay(day);
  const digits = fraction.padEnd(3, '0').slice(0, 3);
  return isDay ? Date.parse(`${day}T${time}.${digits}${zone.toUpperCase()}`) : NaN;
}

function isSameDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
