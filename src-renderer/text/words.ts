import { app } from './en/app.ts';
import { compliance } from './en/compliance.ts';
import { driveRecovery } from './en/drive-recovery.ts';
import { errors } from './en/errors.ts';
import { manageTpm } from './en/manage-tpm.ts';
import { native } from './en/native.ts';
import { reports } from './en/reports.ts';
import { settings } from './en/settings.ts';
import { signIn } from './en/sign-in.ts';

/** Every word a person reads, by place. One language so far; another one is another set of these. */
export const words = { app, compliance, driveRecovery, errors, manageTpm, native, reports, settings, signIn };

/** A moment as people here write it, with the offset from UTC in its full form. */
export const formatMoment = (iso: string): string => momentFormat.format(new Date(iso));
export const formatDay = (iso: string): string => dayFormat.format(new Date(iso));
/** A day as short as a label of a chart has to be: without its year. */
export const formatShortDay = (iso: string): string => shortDayFormat.format(new Date(iso));
/** A part of a whole, between 0 and 1, in percent. */
export const formatShare = (value: number): string => shareFormat.format(value);
export const formatNumber = (value: number): string => numberFormat.format(value);

/** Bytes in the unit people know a drive's size in. */
export const formatSize = (bytes: number): string => (bytes < 1e9 ? megabyteFormat.format(bytes / 1e6) : gigabyteFormat.format(bytes / 1e9));

/** Seconds as `m:ss`. */
export const formatCountdown = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const shortDayFormat = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const shareFormat = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const numberFormat = new Intl.NumberFormat();
const gigabyteFormat = new Intl.NumberFormat(undefined, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
const megabyteFormat = new Intl.NumberFormat(undefined, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 });
