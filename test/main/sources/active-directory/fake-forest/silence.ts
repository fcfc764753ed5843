import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';
import type { FakeController } from './fake-controller.ts';

/** The limits of a directory, in tests of what is done when one of them is over. */
export const LIMITS = { connect: 1_000, bind: 2_000, answer: 3_000, probe: 400, suspectAfter: 200 };

/**
 * Does something while every limit stands still, except that, each time a controller says nothing,
 * the time that was given to it passes. So no answer that does come is ever too late, however slow
 * the machine.
 *
 * @param controllers those that may say nothing
 * @param given how many milliseconds the first of their silences is given, the second, and so on
 */
export async function throughSilences<T>(
  controllers: readonly FakeController[],
  given: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  const silences = () => controllers.reduce((sum, { silences: own }) => sum + own(), 0);
  const before = silences();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const state = { isOver: false };
    const working = work().finally(() => (state.isOver = true));
    working.catch(() => undefined);
    for (let passed = 0; !state.isOver;) {
      await nextTurn();
      if (passed === silences() - before) continue;
      const limit = given[passed];
      if (limit === undefined) throw new Error(`silence ${passed + 1} was not expected`);
      passed += 1;
      await vi.advanceTimersByTimeAsync(limit);
    }
    return await working;
  } finally {
    vi.useRealTimers();
  }
}
