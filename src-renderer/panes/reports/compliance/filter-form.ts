import { type ComplianceFilter, EVERY_COMPUTER } from '../../../../src-shared/model/enterprise-compliance.ts';

/** Days a computer has not been heard of for; empty for any. */
export type SilentDays = '' | '7' | '30' | '90';

/** The filter as a person sets it: days instead of a moment, so that "30 days" stays that. */
export interface FilterForm extends Omit<ComplianceFilter, 'silentSince'> {
  readonly silentDays: SilentDays;
}

const { silentSince: _silentSince, ...REST } = EVERY_COMPUTER;

export const NO_FILTERS: FilterForm = { ...REST, silentDays: '' };

const DAY_MS = 86_400_000;

export function filterOf({ silentDays, ...rest }: FilterForm, now: Date): ComplianceFilter {
  return { ...rest, computer: rest.computer.trim(), user: rest.user.trim(), silentSince: silentDays === '' ? '' : new Date(now.getTime() - Number(silentDays) * DAY_MS).toISOString() };
}

export function isFiltered(form: FilterForm): boolean {
  return Object.values(form).some((value: string) => value.trim() !== '');
}
