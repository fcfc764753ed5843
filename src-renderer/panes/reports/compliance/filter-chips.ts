import { words } from '#renderer/text/words.ts';
import type { ComplianceForm } from '#shared/compliance/compliance-view.ts';
import { keysOf } from '#shared/typed-keys.ts';
import type { FilterChip } from '../parts/filter-chips.tsx';
import { codeText } from './cell-text.ts';
import { NO_FILTERS } from './filter-form.ts';

type ChipName = keyof ComplianceForm;

const { filterNames, enterprise } = words.compliance;

/** What keeps computers out of the details. */
export function chipsOf(form: ComplianceForm): readonly FilterChip<ChipName>[] {
  return keysOf(NO_FILTERS)
    .filter((name) => form[name].trim() !== '')
    .map((name) => ({ name, text: chipText(name, form) }));
}

function chipText(name: ChipName, form: ComplianceForm): string {
  if (name === 'silentDays')
    return form.silentDays === '' ? '' : enterprise.silentDays[form.silentDays];
  const isTyped = name === 'computer' || name === 'user';
  const value = isTyped ? form[name].trim() : codeText(name, form[name]);
  return words.app.labelled(filterNames[name], value);
}
