import { useEffect } from 'react';
import type { StoreApi } from 'zustand';
import { type Draft, type Place, draftOf } from './drafts.ts';

/** Keeps what was typed when the pane goes, as it does when the console is locked. */
export function useDraft<Form extends Readonly<Record<string, string>>, Answered>(
  store: StoreApi<Draft<Form, Answered>>,
  place: Place<Draft<Form, Answered>>,
  empty: Form,
): void {
  useEffect(
    () => () => {
      place.keep(draftOf(store.getState(), empty));
    },
    [store, place, empty],
  );
}
