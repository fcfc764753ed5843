import { z } from 'zod';
import type { AuditFilter, AuditSummary } from './audit-report.ts';

/** Days of this computer's zone, `2026-11-24`, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

export const BucketUnit = z.enum(['day', 'week', 'month', 'year']);
export type BucketUnit = z.infer<typeof BucketUnit>;

/** What is counted together: whole units, but for the first and the last, which may be cut. */
export interface DayBuckets {
  readonly unit: BucketUnit;
  readonly buckets: readonly (DayRange & { readonly count: number })[];
}

type Counts = AuditSummary['byDay'];

/** More columns than this are too thin to be hit: a target is 24 pixels wide. */
const MOST_BUCKETS = 31;
const DAYS_IN: Readonly<Record<BucketUnit, number>> = { day: 1, week: 7, month: 28, year: 365 };

/** The days a filter lets through; `undefined` when it is open at an end. */
export function daysOf({ from, until }: Pick<AuditFilter, 'from' | 'until'>): DayRange | undefined {
  if (from === '' || until === '') return undefined;
  // The end of a range is the first moment after it.
  return { first: dayOf(Date.parse(from)), last: dayOf(Date.parse(until) - 1) };
}

/**
 * Counts the whole range, with the days on which nothing happened: a gap says something too.
 *
 * @param byDay oldest first
 * @param covered without it, or when it is too long to be drawn, the days that have entries
 */
export function bucketsOf(byDay: Counts, covered: DayRange | undefined): DayBuckets {
  const [first, last] = [byDay[0]?.value, byDay.at(-1)?.value];
  if (first === undefined || last === undefined) return { unit: 'day', buckets: [] };
  const entries = { first, last };
  const range = covered !== undefined && fits(covered, 'year') ? covered : entries;
  const unit = BucketUnit.options.find((candidate) => fits(range, candidate)) ?? 'year';
  return { unit, buckets: counted(byDay, { range, unit }) };
}

function fits({ first, last }: DayRange, unit: BucketUnit): boolean {
  return (noonOf(last) - noonOf(first)) / (86_400_000 * DAYS_IN[unit]) < MOST_BUCKETS;
}

function counted(
  byDay: Counts,
  { range, unit }: { readonly range: DayRange; readonly unit: BucketUnit },
): DayBuckets['buckets'] {
  const counts = new Map(byDay.map(({ value, count }) => [value, count]));
  const buckets = new Map<string, DayRange & { readonly count: number }>();
  for (let noon = noonOf(range.first); noon <= noonOf(range.last); noon += 86_400_000) {
    const day = new Date(noon).toISOString().slice(0, 10);
    const id = bucketOf(day, unit);
    const { first, count } = buckets.get(id) ?? { first: day, count: 0 };
    buckets.set(id, { first, last: day, count: count + (counts.get(day) ?? 0) });
  }
  return [...buckets.values()];
}

/** What all days of one bucket have in common. */
function bucketOf(day: string, unit: BucketUnit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'year') return day.slice(0, 4);
  // A week begins on Monday.
  const noon = noonOf(day);
  const sinceMonday = (new Date(noon).getUTCDay() + 6) % 7;
  return new Date(noon - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}

// Days are counted in UTC, where each has 24 hours.
function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function dayOf(moment: number): string {
  const date = new Date(moment);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return [String(date.getFullYear()).padStart(4, '0'), month, day].join('-');
}
