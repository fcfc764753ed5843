import { words } from '#renderer/text/words.ts';
import { keysOf } from '#shared/typed-keys.ts';
import type { FilterChip } from '../parts/filter-chips.tsx';
import { codeText } from './cell-text.ts';
import { type EscrowForm, NO_FILTERS } from './filter-form.ts';

const text = words.escrow;

/** What keeps computers out of the table. */
export function chipsOf(form: EscrowForm): readonly FilterChip<keyof EscrowForm>[] {
  return keysOf(NO_FILTERS)
    .filter((name) => form[name].trim() !== '')
    .map((name) => ({ name, text: chipText(name, form) }));
}

function chipText(name: keyof EscrowForm, form: EscrowForm): string {
  const { labelled } = words.app;
  if (name === 'silentDays')
    return form.silentDays === '' ? '' : labelled(text.silent, text.silentDays[form.silentDays]);
  return labelled(text.filterNames[name], codeText(name, form[name].trim()));
}
