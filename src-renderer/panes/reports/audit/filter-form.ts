import { FIRST_AUDIT_COLUMNS, NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { isUntyped, rangeProblem } from '#shared/reports/day-range.ts';
import type { FilterForm, ReportView } from '#shared/reports/report-view.ts';
import { keysOf } from '#shared/typed-keys.ts';

const { from: _from, until: _until, ...REST } = NO_FILTER;

/** How the report is looked at by whoever has not said otherwise. */
export const FIRST_VIEW: ReportView = {
  form: { ...REST, range: '30-days', firstDay: '', lastDay: '' },
  sort: NEWEST_FIRST,
  columns: [...FIRST_AUDIT_COLUMNS],
};

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
