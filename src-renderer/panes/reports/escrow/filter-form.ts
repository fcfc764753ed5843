import { type EscrowFilter, EVERY_ROW, type EscrowQuery } from '#shared/escrow/escrow-report.ts';
import { keysOf } from '#shared/typed-keys.ts';

const { silentSince: _silentSince, ...REST } = EVERY_ROW;

/** The filter as a person sets it: days without a sign-in instead of a moment. */
export type EscrowForm = Omit<EscrowFilter, 'silentSince'> & {
  readonly silentDays: '' | '30' | '90' | '180';
};

export const NO_FILTERS: EscrowForm = { ...REST, silentDays: '' };

/** What is worth a look comes first. */
export const FIRST_SORT: EscrowQuery['sort'] = { column: 'state', descending: false };

const DAY_MS = 86_400_000;

export function filterOf({ silentDays, ...rest }: EscrowForm, now: Date): EscrowFilter {
  const silentSince =
    silentDays === '' ? '' : new Date(now.getTime() - Number(silentDays) * DAY_MS).toISOString();
  return {
    ...rest,
    computer: rest.computer.trim(),
    operatingSystem: rest.operatingSystem.trim(),
    silentSince,
  };
}

const TYPED: ReadonlySet<keyof EscrowForm> = new Set(['computer', 'operatingSystem']);

/** Whether all of it is typed, letter by letter. */
export function isTyped(changes: Partial<EscrowForm>): boolean {
  return keysOf(changes).every((name) => TYPED.has(name));
}

/** Whether two forms let the same computers through. */
export function isSameForm(one: EscrowForm, other: EscrowForm): boolean {
  return keysOf(one).every((name) => one[name].trim() === other[name].trim());
}

export function isFiltered(form: EscrowForm): boolean {
  return Object.values(form).some((value: string) => value.trim() !== '');
}
