import { useLayoutEffect, useRef } from 'react';
import { dialogAround } from './dialogs.ts';

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
      returnFocus(before.current, dialogAround(document.activeElement));
    };
  }, [isOpen]);
}

/** A closing dialog fades, and keeps the rest of the page out of reach until it is gone. */
function returnFocus(before: Element | null, closing: Element | undefined): void {
  if (closing?.isConnected === true) {
    requestAnimationFrame(() => {
      returnFocus(before, closing);
    });
    return;
  }
  // Something else has taken it meanwhile: it stays there.
  if (document.activeElement !== document.body) return;
  const target =
    before instanceof HTMLElement && before !== document.body && before.isConnected
      ? before
      : document.querySelector<HTMLElement>(INSTEAD);
  target?.focus();
}
