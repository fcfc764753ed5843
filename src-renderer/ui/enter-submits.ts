import type { RefObject } from 'react';
import { useKeys } from './use-keys.ts';

/** Keys that open the list of a choice. */
const OPENING = new Set([' ', 'F4']);
/** Keys after which it is closed again. */
const CLOSING = new Set(['Escape', 'Tab']);

/**
 * Enter on a closed choice submits its form, as it does in every other field. Browsers leave it
 * without effect, or open the list.
 */
export function useEnterSubmits(form: RefObject<HTMLFormElement | null>): void {
  useKeys(form, (event) => {
    const { altKey, key, target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    if (OPENING.has(key) || (altKey && key.startsWith('Arrow'))) target.dataset['open'] = '';
    else if (CLOSING.has(key)) delete target.dataset['open'];
    else if (key === 'Enter') {
      const isOpen = 'open' in target.dataset;
      delete target.dataset['open'];
      if (isOpen) return;
      event.preventDefault();
      target.form?.requestSubmit();
    }
  });
}
