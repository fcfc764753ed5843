import { z } from 'zod';
import { rangeProblem } from '#shared/reports/day-range.ts';
import { type FilterForm, RangePreset } from '#shared/reports/report-view.ts';

const LATER = ['yesterday', 'last-month'] as const;
const PRESETS = RangePreset.exclude(['custom']);

/** The names a range can have on the command line: those of the window, and two that are over. */
export const RANGES: readonly string[] = [...PRESETS.options, ...LATER];

/** A range of days by its name, or by its first and last day. */
export type NamedRange =
  | { readonly name: z.infer<typeof PRESETS> | (typeof LATER)[number] }
  | { readonly firstDay: string; readonly lastDay: string };

type Days = Pick<FilterForm, 'range' | 'firstDay' | 'lastDay'>;

/** `undefined` for what is no range. Days are written `2026-11-01..2026-11-30`; both count. */
export function rangeNamed(text: string): NamedRange | undefined {
  const preset = PRESETS.safeParse(text);
  if (preset.success) return { name: preset.data };
  const later = LATER.find((name) => name === text);
  if (later !== undefined) return { name: later };
  const [firstDay = '', lastDay = '', ...more] = text.split('..');
  const areDays = [firstDay, lastDay].every((day) => z.iso.date().safeParse(day).success);
  const isWrong = rangeProblem({ range: 'custom', firstDay, lastDay }) !== undefined;
  return more.length > 0 || !areDays || isWrong ? undefined : { firstDay, lastDay };
}

/** The days it means, as the form of the report has them. */
export function daysOf(range: NamedRange, now: Date): Days {
  if (!('name' in range)) return { range: 'custom', ...range };
  const { name } = range;
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  if (name === 'yesterday')
    return between(new Date(year, month, day - 1), new Date(year, month, day - 1));
  if (name === 'last-month') return between(new Date(year, month - 1, 1), new Date(year, month, 0));
  return { range: name, firstDay: '', lastDay: '' };
}

function between(first: Date, last: Date): Days {
  return { range: 'custom', firstDay: dayOf(first), lastDay: dayOf(last) };
}

function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return [
    String(date.getFullYear()).padStart(4, '0'),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ].join('-');
}
