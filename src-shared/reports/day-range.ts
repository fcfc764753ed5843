import type { AuditFilter } from '../audit/audit-report.ts';
import type { FilterForm } from './report-view.ts';

const DAYS = { today: 1, '7-days': 7, '14-days': 14, '30-days': 30 } as const;

export type RangeProblem = 'missing' | 'backwards';

/** Why the days cannot be a range, if they cannot. */
export function rangeProblem({
  range,
  firstDay,
  lastDay,
}: Pick<FilterForm, 'range' | 'firstDay' | 'lastDay'>): RangeProblem | undefined {
  if (range !== 'custom') return undefined;
  if (isUntyped(firstDay) || isUntyped(lastDay)) return 'missing';
  return lastDay < firstDay ? 'backwards' : undefined;
}

/** While its year is being typed, a day is one of the first centuries. */
export function isUntyped(day: string): boolean {
  return day < '1900-01-01';
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
