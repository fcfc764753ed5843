import { type RefObject, useEffect } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * Calls `press` for every key pressed while the focus is inside `element`, before the page around
 * it gets the key.
 */
export function useKeys(
  element: RefObject<HTMLElement | null>,
  press: (event: KeyboardEvent) => void,
): void {
  const latest = useLatest(press);

  useEffect(() => {
    const listening = element.current;
    const listen = (event: KeyboardEvent) => {
      if (!event.isComposing) latest.current(event);
    };
    listening?.addEventListener('keydown', listen);
    return () => {
      listening?.removeEventListener('keydown', listen);
    };
  }, [element, latest]);
}
