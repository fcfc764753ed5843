import { mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FailingDesk } from './estate.ts';

/** Nothing has moved for so long: then somebody waits for an answer that does not come. */
const STILL_MS = 20;
/** So much of every time limit passes then. */
const PASSES_MS = 2_000;
/** An hour: longer than anybody is to wait. */
const MOST_PASSES = 1_800;

/**
 * Does something while no timer of the product runs by itself: whenever nothing moves any more, a
 * part of what is waited for passes. So a limit of half a minute takes no half minute.
 *
 * @param moved changes while there is work
 * @throws when it does not end within any time
 */
export async function passingLimits<T>(
  { app }: Pick<FailingDesk, 'app'>,
  moved: () => number,
  work: () => Promise<T>,
): Promise<T> {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const state = { isOver: false };
    const working = work().finally(() => (state.isOver = true));
    working.catch(() => undefined);
    let [seen, since, passes] = [moved(), performance.now(), 0];
    while (!state.isOver) {
      await nextTurn();
      if (moved() !== seen) [seen, since] = [moved(), performance.now()];
      if (performance.now() - since < STILL_MS) continue;
      if ((passes += 1) > MOST_PASSES) throw new Error('it waits for ever');
      since = performance.now();
      mock.timers.tick(PASSES_MS);
      app.clock.advance(PASSES_MS);
    }
    return await working;
  } finally {
    mock.timers.reset();
  }
}
