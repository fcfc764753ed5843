import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';
import type { FakeController } from './fake-controller.ts';

/** The time limits of a directory, in milliseconds, for tests in which one of them passes. */
export const LIMITS = { connect: 1_000, bind: 2_000, answer: 3_000, probe: 400, suspectAfter: 200 };

/**
 * Does something while every timer stands still, except that, each time a controller leaves
 * something unanswered, the time that is allowed for it passes. So no answer that does come is ever
 * too late, however slow the machine is.
 *
 * @param controllers those that may leave something unanswered
 * @param allowed the milliseconds that pass the first time, the second time, and so on
 */
export async function passTimeLimits<T>(
  controllers: readonly FakeController[],
  allowed: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  const unanswered = () =>
    controllers.reduce((sum, controller) => sum + controller.unanswered(), 0);
  const before = unanswered();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const state = { isOver: false };
    const working = work().finally(() => (state.isOver = true));
    working.catch(() => undefined);
    for (let passed = 0; !state.isOver;) {
      await nextTurn();
      if (passed === unanswered() - before) continue;
      const limit = allowed[passed];
      if (limit === undefined)
        throw new Error(`an answer that never came was not expected: number ${passed + 1}`);
      passed += 1;
      await vi.advanceTimersByTimeAsync(limit);
    }
    return await working;
  } finally {
    vi.useRealTimers();
  }
}
