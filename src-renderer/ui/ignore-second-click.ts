import type { MouseEvent } from 'react';

/**
 * The first click of a double click may already be answered when the second one comes, which would
 * then be a second disclosure.
 */
export function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}
