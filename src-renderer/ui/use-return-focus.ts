import { useLayoutEffect, useRef } from 'react';

/** A closing dialog fades for so many milliseconds; meanwhile no other element takes the focus. */
const FADING_MS = 300;

/**
 * Where the focus goes when the element that had it is gone, such as a menu item: to the account
 * menu, or to the first field.
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
