/** Buttons of a computer's line, in order: its volumes, and all there is of it. */
const BUTTONS = 'tbody > tr > th button';
const A_LINE = 2;

/**
 * Up and down go from line to line, right shows the volumes of a computer and left hides them,
 * wherever a line's button has the focus.
 */
export function moveInRows(event: KeyboardEvent): void {
  const { target } = event;
  if (
    !(target instanceof HTMLElement) ||
    !target.matches(BUTTONS) ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey
  )
    return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const all = [...(target.closest('table')?.querySelectorAll<HTMLElement>(BUTTONS) ?? [])];
    const next = all[all.indexOf(target) + (event.key === 'ArrowDown' ? A_LINE : -A_LINE)];
    next?.focus({ preventScroll: true });
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }
  const toggle = target.parentElement?.querySelector<HTMLElement>('[aria-expanded]');
  const wanted = { ArrowRight: 'false', ArrowLeft: 'true' }[event.key];
  if (wanted !== undefined && toggle?.getAttribute('aria-expanded') === wanted) {
    event.preventDefault();
    toggle.click();
  }
}
