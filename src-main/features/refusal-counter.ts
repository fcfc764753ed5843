import type { Clock } from '../ports/system.ts';

/** Refusals in a minute with an entry each. More would flood the log, so they are only counted. */
const MOST_REFUSALS = 20;
const REFUSALS_WINDOW_MS = 60_000;

/**
 * Counts refusals of one kind.
 *
 * @param onMore called when the minute is over with the number of refusals beyond these, if any
 * @returns whether this refusal gets an entry of its own: the first 20 of a minute do
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
