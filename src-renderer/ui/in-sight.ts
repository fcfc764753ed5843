/** A pane scrolls in its tab panel. */
const SCROLLS = '[role=tabpanel]';

/** Scrolls to a part of a pane: all of it is in sight then, or its beginning where it is longer. */
export function bringIntoSight(part: HTMLElement): void {
  const room = part.closest(SCROLLS)?.clientHeight ?? 0;
  part.scrollIntoView({ block: part.offsetHeight <= room ? 'nearest' : 'start' });
}

/** Whether an element of a pane is not scrolled out of it. */
export function isInSight(element: Element): boolean {
  const around = element.closest(SCROLLS)?.getBoundingClientRect();
  if (around === undefined) return true;
  const { top, bottom } = element.getBoundingClientRect();
  return top >= around.top && bottom <= around.bottom;
}
