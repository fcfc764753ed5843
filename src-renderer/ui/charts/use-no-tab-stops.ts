import { type RefObject, useEffect } from 'react';

/**
 * The library makes each slice a stop of the Tab key; what is hidden from readers must not be one.
 * The mouse still finds them.
 */
export function useNoTabStops(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const clear = () => {
      for (const stop of watched.querySelectorAll('[tabindex="0"]'))
        stop.setAttribute('tabindex', '-1');
    };
    clear();
    const observer = new MutationObserver(clear);
    observer.observe(watched, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['tabindex'],
    });
    return () => {
      observer.disconnect();
    };
  }, [element]);
}
