import { LONGEST_INPUT } from './ui/fields.tsx';

interface Edited<Form, Problems> {
  readonly form: Form;
  /** By field; a field that is right, or was not checked yet, has none. */
  readonly problems: Problems;
}

/**
 * A form after some of its fields changed. A field with a problem is checked again while it is
 * being corrected; a field that was not checked yet stays unchecked.
 */
export function editedForm<Form extends Readonly<Record<string, string>>, Problems extends object>(
  { form, problems }: Edited<Form, Problems>,
  changes: Partial<Form>,
  check: (form: Form) => Problems,
): Edited<Form, Problems> {
  const cut = Object.entries<string | undefined>(changes).map(([field, text = '']) => [
    field,
    text.slice(0, LONGEST_INPUT),
  ]);
  const next: Form = { ...form, ...Object.fromEntries(cut) };
  const wrong = Object.entries(check(next)).filter(([field]) => field in problems);
  // These are some of the problems that `check` returned; `fromEntries` loses their type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { form: next, problems: Object.fromEntries(wrong) as Problems };
}
