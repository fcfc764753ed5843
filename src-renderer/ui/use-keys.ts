import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives every key pressed inside `element` to `press`, wherever in it the cursor is, before the
 * page around it gets them.
 */
export function useKeys(
  element: RefObject<HTMLElement | null>,
  press: (event: KeyboardEvent) => void,
): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });

  useEffect(() => {
    const listening = element.current;
    const listen = (event: KeyboardEvent) => {
      if (!event.isComposing) latest.current(event);
    };
    listening?.addEventListener('keydown', listen);
    return () => {
      listening?.removeEventListener('keydown', listen);
    };
  }, [element]);
}
