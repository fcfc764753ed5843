import type { Clock } from '../ports/system.ts';

/** A page that means well is refused once or twice; what floods the log is counted instead. */
const MOST_REFUSALS = 20;
const REFUSALS_WINDOW_MS = 60_000;

/**
 * Counts refusals of one kind.
 *
 * @param onMore told when the minute is over how many were not recorded by themselves, if any
 * @returns whether this one is to be recorded by itself: the first 20 of a minute are
 */
export type RefusalCounter = (kind: string, onMore: (count: number) => void) => boolean;

export function createRefusalCounter(clock: Pick<Clock, 'after'>): RefusalCounter {
  const counts = new Map<string, number>();
  return (kind, onMore) => {
    const count = 1 + (counts.get(kind) ?? 0);
    counts.set(kind, count);
    if (count === 1)
      clock.after(REFUSALS_WINDOW_MS, () => {
        const more = (counts.get(kind) ?? 0) - MOST_REFUSALS;
        counts.delete(kind);
        if (more > 0) onMore(more);
      });
    return count <= MOST_REFUSALS;
  };
}
