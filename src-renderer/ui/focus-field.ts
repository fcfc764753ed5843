import { isDialogOpen } from './dialogs.ts';

/** Puts the cursor into the named field of a form, or of whatever holds that form. */
export function focusField(holder: HTMLElement | null, name: string, options?: FocusOptions): void {
  fieldIn(holder, name)?.focus(options);
}

/**
 * As `focusField`, for what appears by itself, such as a pane that was fetched, or an answer: a
 * dialog that was opened meanwhile keeps the focus. Otherwise Fluent UI would hide the dialog from
 * assistive technology, and what is typed would go into the page behind it.
 */
export function offerFocus(holder: HTMLElement | null, name: string, options?: FocusOptions): void {
  if (!isDialogOpen()) focusField(holder, name, options);
}

/** As `focusField`, with the text selected: what is typed next takes the place of it. */
export function selectField(holder: HTMLElement | null, name: string): void {
  const field = fieldIn(holder, name);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** As `focusField`, with the cursor behind the text: what is typed next goes on with it. */
export function endOfField(holder: HTMLElement | null, name: string): void {
  const field = fieldIn(holder, name);
  field?.focus();
  if (field instanceof HTMLInputElement)
    field.setSelectionRange(field.value.length, field.value.length);
}

function fieldIn(holder: HTMLElement | null, name: string): HTMLElement | null {
  return holder?.querySelector<HTMLElement>(`[name="${name}"]`) ?? null;
}
