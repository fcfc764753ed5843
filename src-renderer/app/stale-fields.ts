import { keysOf } from '#shared/typed-keys.ts';

/** Fields of a form that still hold what the last caller was served with. */
export type StaleFields<Form> = readonly (keyof Form)[];

/** All fields of a request that was just served, except the one the next request begins with. */
export function staleFieldsOf<Form extends object>(
  form: Form,
  first: keyof Form,
): StaleFields<Form> {
  return keysOf(form).filter((field) => field !== first);
}

/** What is still stale once a person has changed some fields. */
export function stillStale<Form extends object>(
  stale: StaleFields<Form>,
  changes: Partial<Form>,
): StaleFields<Form> {
  return stale.filter((field) => !(field in changes));
}

/** The form with its stale fields as they are in the empty one. */
export function withoutStale<Form extends object>(
  form: Form,
  stale: StaleFields<Form>,
  empty: Form,
): Form {
  return stale.reduce((next, field) => ({ ...next, [field]: empty[field] }), form);
}
