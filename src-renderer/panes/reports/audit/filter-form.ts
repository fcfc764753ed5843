import {
  type AuditFilter,
  FIRST_AUDIT_COLUMNS,
  NEWEST_FIRST,
  NO_FILTER,
} from '#shared/audit/audit-report.ts';
import type { FilterForm, ReportView } from '#shared/reports/report-view.ts';
import { keysOf } from '#shared/typed-keys.ts';

const { from: _from, until: _until, ...REST } = NO_FILTER;

/** How the report is looked at by whoever has not said otherwise. */
export const FIRST_VIEW: ReportView = {
  form: { ...REST, range: '30-days', firstDay: '', lastDay: '' },
  sort: NEWEST_FIRST,
  columns: [...FIRST_AUDIT_COLUMNS],
};

const DAYS = { today: 1, '7-days': 7, '14-days': 14, '30-days': 30 } as const;

export type RangeProblem = 'missing' | 'backwards';

/** Why the days cannot be a range, if they cannot. */
export function rangeProblem({ range, firstDay, lastDay }: FilterForm): RangeProblem | undefined {
  if (range !== 'custom') return undefined;
  if (isUntyped(firstDay) || isUntyped(lastDay)) return 'missing';
  return lastDay < firstDay ? 'backwards' : undefined;
}

/** While its year is being typed, a day is one of the first centuries. */
function isUntyped(day: string): boolean {
  return day < '1900-01-01';
}

/** The day that has to be typed, or typed anew, before the days are a range. */
export function wrongDay(form: FilterForm): 'firstDay' | 'lastDay' | undefined {
  const problem = rangeProblem(form);
  return problem === 'missing' && isUntyped(form.firstDay) ? 'firstDay' : problem && 'lastDay';
}

/**
 * Whether anything but a usual range of days keeps entries out, compared with the form of whoever
 * filters nothing.
 */
export function isFiltered(form: FilterForm, plain: FilterForm): boolean {
  const { range: _range, firstDay: _firstDay, lastDay: _lastDay, ...rest } = plain;
  return form.range === 'custom' || keysOf(rest).some((name) => form[name] !== rest[name]);
}

/** The form without that. A range somebody set stays; days picked out of a chart go. */
export function cleared(form: FilterForm, plain: FilterForm): FilterForm {
  return form.range === 'custom' ? plain : { ...plain, range: form.range };
}

/** Filters that are typed, letter by letter. */
const TYPED: ReadonlySet<keyof FilterForm> = new Set([
  'operator',
  'endUser',
  'computer',
  'keyId',
  'firstDay',
  'lastDay',
]);

export function isTyped(changes: Partial<FilterForm>): boolean {
  return keysOf(changes).every((name) => TYPED.has(name));
}

/** Whether days are being chosen, of which there are two. */
export function areDays(changes: Partial<FilterForm>): boolean {
  return keysOf(changes).every((name) => ['range', 'firstDay', 'lastDay'].includes(name));
}

/** Whether two forms let the same entries through. */
export function isSameForm(one: FilterForm, other: FilterForm): boolean {
  return keysOf(one).every((name) => one[name].trim() === other[name].trim());
}

/**
 * The moments the days mean here and now: a day begins at midnight of this computer's zone, however
 * long it lasts.
 */
export function filterOf(form: FilterForm, now: Date): AuditFilter {
  const { range, firstDay, lastDay, ...rest } = form;
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const tomorrow = midnight(year, month, day + 1);
  const between = (from: string, until: string): AuditFilter => ({ ...rest, from, until });
  switch (range) {
    case 'all':
      return between('', '');
    case 'this-month':
      return between(midnight(year, month, 1), tomorrow);
    case 'custom':
      return between(midnightOf(firstDay, 0), midnightOf(lastDay, 1));
    case 'today':
    case '7-days':
    case '14-days':
    case '30-days':
      return between(midnight(year, month, day + 1 - DAYS[range]), tomorrow);
  }
}

function midnightOf(isoDay: string, daysLater: number): string {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  return midnight(year, month - 1, day + daysLater);
}

// By the calendar, not by 24 hours: two days a year are longer or shorter.
function midnight(year: number, month: number, day: number): string {
  return new Date(year, month, day).toISOString();
}
