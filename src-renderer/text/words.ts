import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { wordsFor } from './languages.ts';

export { formatNumber } from './numbers.ts';

export type { ProcedureStep } from './en/procedures.ts';
export type { TpmProcedure } from './en/manage-tpm.ts';

/** Every word a person reads, by screen, in the language of this computer. */
export const words = wordsFor(navigator.languages);

/** A moment as people here write it, with the offset from UTC in its full form. */
export const formatMoment = (iso: string): string => told(iso, momentFormat);
/** The same, and by how much the clock here is ahead of UTC then. */
export const formatZonedMoment = (iso: string): string => zonedMomentFormat.format(new Date(iso));
/** The time of a moment of today. */
export const formatTime = (iso: string): string => timeFormat.format(new Date(iso));
export const formatDay = (iso: string): string => told(iso, dayFormat);
/** A day as short as a label of a chart has to be: without its year. */
export const formatShortDay = (iso: string): string => shortDayFormat.format(new Date(iso));
/** The same of several days in a row. */
export const formatShortDays = (from: string, until: string): string =>
  shortDayFormat.formatRange(new Date(from), new Date(until));
export const formatMonth = (iso: string): string => monthFormat.format(new Date(iso));
/** How much more or less something is, with its sign. */
export const formatChange = (difference: number): string => changeFormat.format(difference);
/** A part of a whole, between 0 and 1, in percent. */
export const formatShare = (value: number): string => shareFormat.format(value);

/** Bytes in the unit people know a drive's size in. */
export const formatSize = (bytes: number): string =>
  bytes < 1e9 ? megabyteFormat.format(bytes / 1e6) : gigabyteFormat.format(bytes / 1e9);

/** How long ago a moment was, in the largest unit that says something. */
export function formatAge(iso: string, now = Date.now()): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(iso)) / 3_600_000));
  return hours < 48 ? hourFormat.format(hours) : wholeDayFormat.format(Math.floor(hours / 24));
}

function told(iso: string, format: Intl.DateTimeFormat): string {
  return iso === UNKNOWN_TIME ? words.app.unknownTime : format.format(new Date(iso));
}

/** Seconds as `m:ss`. */
export const formatCountdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const momentFormat = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
});
const zonedMomentFormat = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'shortOffset',
});
const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const shortDayFormat = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const monthFormat = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short' });
const changeFormat = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });
const shareFormat = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 1,
});
const hourFormat = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'hour',
  unitDisplay: 'long',
});
const wholeDayFormat = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'day',
  unitDisplay: 'long',
});
const gigabyteFormat = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'gigabyte',
  maximumFractionDigits: 1,
});
const megabyteFormat = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 0,
});
