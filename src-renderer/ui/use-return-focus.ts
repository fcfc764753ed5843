import { useEffect } from 'react';

/**
 * Gives the focus back to where it was before a dialog that was not opened by a trigger of its own. Without it nobody knows
 * where the focus went, and the page behind stays hidden from screen readers.
 */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // Only once the dialog is out of the page may anything else take the focus.
      setTimeout(() => {
        const target = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : document.querySelector<HTMLElement>('main input, header button');
        target?.focus();
      });
    };
  }, []);
}
