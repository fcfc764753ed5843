/** Puts the cursor into the named field of a form, or of whatever holds that form. */
export function focusField(holder: HTMLElement | null, name: string, options?: FocusOptions): void {
  fieldIn(holder, name)?.focus(options);
}

/** The same, with its text selected: what is typed next takes the place of it. */
export function selectField(holder: HTMLElement | null, name: string): void {
  const field = fieldIn(holder, name);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** The same, with the cursor behind its text: what is typed next goes on with it. */
export function endOfField(holder: HTMLElement | null, name: string): void {
  const field = fieldIn(holder, name);
  field?.focus();
  if (field instanceof HTMLInputElement)
    field.setSelectionRange(field.value.length, field.value.length);
}

function fieldIn(holder: HTMLElement | null, name: string): HTMLElement | null {
  return holder?.querySelector<HTMLElement>(`[name="${name}"]`) ?? null;
}
