import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { ofRegion } from './region.ts';
import { words } from './words.ts';

export { formatNumber } from './numbers.ts';

/** A moment as people here write it, with the offset from UTC in its full form. */
export const formatMoment = (iso: string): string => told(iso, momentFormat());
/** The same, and by how much the clock here is ahead of UTC then. */
export function formatZonedMoment(iso: string): string {
  const parts = offsetFormat().formatToParts(new Date(iso));
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${formatMoment(iso)} ${offset}`;
}
/** The time of a moment of today. */
export const formatTime = (iso: string): string => timeFormat().format(new Date(iso));
/** Whether a moment is of the day it is here. */
export const isToday = (iso: string, now = new Date()): boolean =>
  new Date(iso).toDateString() === now.toDateString();
export const formatDay = (iso: string): string => told(iso, dayFormat());
/** A day as short as a label of a chart has to be: without its year. */
export const formatShortDay = (iso: string): string => shortDayFormat().format(new Date(iso));
/** The same of several days in a row. */
export const formatShortDays = (from: string, until: string): string =>
  shortDayFormat().formatRange(new Date(from), new Date(until));
export const formatMonth = (iso: string): string => monthFormat().format(new Date(iso));
/** How much more or less something is, with its sign. */
/** With the minus of the typesetter: some languages write a hyphen. */
export const formatChange = (difference: number): string =>
  changeFormat().format(difference).replace('-', '\u2212');
/** A part of a whole, between 0 and 1, in percent. */
export const formatShare = (value: number): string => shareFormat().format(value);

/** Bytes in the unit people know a drive's size in. */
export const formatSize = (bytes: number): string =>
  bytes < 1e9 ? megabyteFormat().format(bytes / 1e6) : gigabyteFormat().format(bytes / 1e9);

/** How long ago a moment was, in the largest unit that says something. */
export function formatAge(iso: string, now = Date.now()): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(iso)) / 3_600_000));
  return hours < 48 ? hourFormat().format(hours) : wholeDayFormat().format(Math.floor(hours / 24));
}

/** Seconds as `m:ss`. */
export const formatCountdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function told(iso: string, format: Intl.DateTimeFormat): string {
  return iso === UNKNOWN_TIME ? words.app.unknownTime : format.format(new Date(iso));
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  ofRegion((tag) => new Intl.DateTimeFormat(tag, options));
const numbers = (options: Intl.NumberFormatOptions) =>
  ofRegion((tag) => new Intl.NumberFormat(tag, options));

const momentFormat = dates({ dateStyle: 'medium', timeStyle: 'medium' });
// By itself: together with a time, Japanese would write that in words, too long for a column.
const offsetFormat = dates({ timeZoneName: 'shortOffset' });
const timeFormat = dates({ timeStyle: 'short' });
const dayFormat = dates({ dateStyle: 'medium' });
const shortDayFormat = dates({ month: 'short', day: 'numeric' });
const monthFormat = dates({ year: 'numeric', month: 'short' });
const changeFormat = numbers({ signDisplay: 'exceptZero' });
const shareFormat = numbers({ style: 'percent', maximumFractionDigits: 1 });
const hourFormat = numbers({ style: 'unit', unit: 'hour', unitDisplay: 'long' });
const wholeDayFormat = numbers({ style: 'unit', unit: 'day', unitDisplay: 'long' });
const gigabyteFormat = numbers({ style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
const megabyteFormat = numbers({ style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 });
