import { type RefObject, useEffect } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * Calls `onEscape` for the Escape key, unless `element` is hidden, or a menu, dialog or tooltip in
 * front of it handles the key.
 */
export function useEscape(element: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const latest = useLatest(onEscape);

  useEffect(() => {
    // On the document: after a click beside the fields, no element has the focus.
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (isInFront(element.current, event.target)) latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [element, latest]);
}

function isInFront(element: HTMLElement | null, target: EventTarget | null): boolean {
  if (element === null || element.closest('[hidden]') !== null) return false;
  return target === document.body || (target instanceof Node && element.contains(target));
}
