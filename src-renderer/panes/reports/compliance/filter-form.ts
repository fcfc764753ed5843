import { FIRST_COLUMNS } from '#shared/compliance/compliance-column.ts';
import type { ComplianceForm, ComplianceView } from '#shared/compliance/compliance-view.ts';
import { type ComplianceFilter, EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { keysOf } from '#shared/typed-keys.ts';

const { silentSince: _silentSince, ...REST } = EVERY_COMPUTER;

export const NO_FILTERS: ComplianceForm = { ...REST, silentDays: '' };

/** How the report is looked at by whoever has not said otherwise. */
export const FIRST_VIEW: ComplianceView = {
  form: NO_FILTERS,
  sort: { column: 'name', descending: false },
  columns: [...FIRST_COLUMNS],
};

const DAY_MS = 86_400_000;

export function filterOf({ silentDays, ...rest }: ComplianceForm, now: Date): ComplianceFilter {
  return {
    ...rest,
    computer: rest.computer.trim(),
    user: rest.user.trim(),
    silentSince:
      silentDays === '' ? '' : new Date(now.getTime() - Number(silentDays) * DAY_MS).toISOString(),
  };
}

const TYPED: ReadonlySet<keyof ComplianceForm> = new Set(['computer', 'user']);

/** Whether all of it is typed, letter by letter. */
export function isTyped(changes: Partial<ComplianceForm>): boolean {
  return keysOf(changes).every((name) => TYPED.has(name));
}

/** Whether two forms let the same computers through. */
export function isSameForm(one: ComplianceForm, other: ComplianceForm): boolean {
  return keysOf(one).every((name) => one[name].trim() === other[name].trim());
}

export function isFiltered(form: ComplianceForm): boolean {
  return Object.values(form).some((value: string) => value.trim() !== '');
}
