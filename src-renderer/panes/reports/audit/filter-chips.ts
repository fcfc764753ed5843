import { formatDay } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { NARROWING_FIELDS } from '#shared/audit/audit-report.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import type { FilterChip } from '../parts/filter-chips.tsx';
import { valueText } from './row-text.ts';

const { columns, filters } = words.reports;

type ChipName = 'range' | 'activity' | (typeof NARROWING_FIELDS)[number];

/** What keeps entries out, compared with the form of whoever filters nothing. */
export function chipsOf(form: FilterForm, plain: FilterForm): readonly FilterChip<ChipName>[] {
  const narrowed = NARROWING_FIELDS.filter((name) => form[name].trim() !== '');
  return [
    ...(form.range === 'all' ? [] : [{ name: 'range', text: rangeText(form) } as const]),
    ...(form.activity === plain.activity
      ? []
      : [{ name: 'activity', text: filters.activities[form.activity] } as const]),
    ...narrowed.map((name) => ({ name, text: narrowingText(name, form[name].trim()) })),
  ];
}

function narrowingText(name: (typeof NARROWING_FIELDS)[number], value: string): string {
  const text = valueText(name, value);
  // It says by itself what it is about.
  return name === 'unusual' ? text : words.app.labelled(columns[name], text);
}

/** The form without one of them. Behind days stands the usual range, and behind that everything. */
export function withoutChip(
  name: ChipName,
  form: FilterForm,
  plain: FilterForm,
): Partial<FilterForm> {
  if (name !== 'range') return { [name]: plain[name] };
  const range = form.range === 'custom' ? plain.range : 'all';
  return { range, firstDay: '', lastDay: '' };
}

function rangeText({ range, firstDay, lastDay }: FilterForm): string {
  if (range !== 'custom') return filters.presets[range];
  // Noon is the same day in every zone.
  return [...new Set([firstDay, lastDay])].map((day) => formatDay(`${day}T12:00:00`)).join(' – ');
}
