import type { RefObject } from 'react';
import { useKeys } from '../use-keys.ts';

/**
 * The library's bars and slices can be reached by keyboard, and clicked by mouse alone: Enter and
 * space click them too.
 */
export function usePressedPoint(element: RefObject<HTMLElement | null>): void {
  useKeys(element, (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof SVGElement) || event.target.getAttribute('role') !== 'option')
      return;
    event.preventDefault();
    event.target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
}
