import { LONGEST_INPUT } from './ui/fields.tsx';

interface Edited<Form, Problems> {
  readonly form: Form;
  /** By field; a field that is right, or was not yet judged, has none. */
  readonly problems: Problems;
}

/**
 * A form after some of its fields changed. A field that was wrong is judged again as it is mended;
 * one that was not yet judged is left alone.
 */
export function editedForm<Form extends Readonly<Record<string, string>>, Problems extends object>(
  { form, problems }: Edited<Form, Problems>,
  changes: Partial<Form>,
  judge: (form: Form) => Problems,
): Edited<Form, Problems> {
  const cut = Object.entries<string | undefined>(changes).map(([field, text = '']) => [
    field,
    text.slice(0, LONGEST_INPUT),
  ]);
  const next: Form = { ...form, ...Object.fromEntries(cut) };
  const wrong = Object.entries(judge(next)).filter(([field]) => field in problems);
  // Some of the problems that `judge` returned, so of the same type; `fromEntries` forgets it.
  return { form: next, problems: Object.fromEntries(wrong) as Problems };
}
