import { useEffect, useRef } from 'react';
import type { Place } from './drafts.ts';

/** Keeps what was typed when the pane goes, as it does when the console is locked. */
export function useDraft<Kept>(place: Place<Kept>, read: () => Kept): void {
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(
    () => () => {
      place.keep(latest.current());
    },
    [place],
  );
}
