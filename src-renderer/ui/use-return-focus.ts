import { useLayoutEffect, useRef } from 'react';

/**
 * A closing dialog fades for this long, and keeps the rest of the page out of reach meanwhile; in
 * milliseconds.
 */
const FADING_MS = 300;

/**
 * Where the focus goes when what had it is gone, as the line of a menu is: to the console's menu,
 * or to the first field.
 */
const INSTEAD = 'header [aria-haspopup="menu"], main input';

/** After a dialog that has no trigger of its own is closed, the focus goes back to where it was. */
export function useReturnFocus(isOpen: boolean): void {
  const before = useRef<Element>(null);
  // Before the dialog takes the focus.
  useLayoutEffect(() => {
    if (!isOpen) return;
    before.current = document.activeElement;
    return () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const { current } = before;
        const target =
          current instanceof HTMLElement && current !== document.body && current.isConnected
            ? current
            : document.querySelector<HTMLElement>(INSTEAD);
        target?.focus();
      }, FADING_MS);
    };
  }, [isOpen]);
}
