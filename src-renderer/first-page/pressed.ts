let pressed: HTMLButtonElement | undefined;

/** Keeps the last button that was pressed, by mouse or Enter, instead of letting it act. */
export function keepPressed(): void {
  document.addEventListener('click', keep, { capture: true });
}

/** React has the form: what was pressed is pressed again, what was chosen is chosen again. */
export function pressAgain(place: Element): void {
  document.removeEventListener('click', keep, { capture: true });
  for (const select of place.querySelectorAll('select'))
    if (select.selectedOptions[0]?.defaultSelected === false)
      select.dispatchEvent(new Event('change', { bubbles: true }));
  pressed?.click();
  pressed = undefined;
}

function keep(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (button === null) return;
  event.preventDefault();
  pressed = button;
}
