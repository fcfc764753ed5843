/** Puts the cursor into the named field of a form, or of whatever holds that form. */
export function focusField(holder: HTMLElement | null, name: string): void {
  holder?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
}
