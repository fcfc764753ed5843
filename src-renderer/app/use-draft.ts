import { useEffect } from 'react';
import { useLatest } from '../ui/use-latest.ts';
import type { Place } from './drafts.ts';

/** Keeps what was typed when the pane goes, as it does when the console is locked. */
export function useDraft<Kept>(place: Place<Kept>, read: () => Kept): void {
  const latest = useLatest(read);
  useEffect(
    () => () => {
      place.keep(latest.current());
    },
    [place, latest],
  );
}
