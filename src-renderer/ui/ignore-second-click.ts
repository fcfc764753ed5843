import type { MouseEvent } from 'react';

/**
 * The second click of a double click comes when the first may already be answered: it would be a
 * second disclosure.
 */
export function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}
