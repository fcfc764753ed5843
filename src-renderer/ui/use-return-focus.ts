import { useEffect, useRef } from 'react';

/** A closing dialog fades for this long, and keeps the rest of the page out of reach meanwhile; in milliseconds. */
const FADING_MS = 300;

/** After a dialog that has no trigger of its own is closed, the focus goes back to where it was, or to the first field. */
export function useReturnFocus(isOpen: boolean): void {
  const before = useRef<Element>(null);
  useEffect(() => {
    if (!isOpen) return;
    before.current = document.activeElement;
    return () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const { current } = before;
        const target = current instanceof HTMLElement && current !== document.body && current.isConnected ? current : document.querySelector<HTMLElement>('main input, header button');
        target?.focus();
      }, FADING_MS);
    };
  }, [isOpen]);
}
