import type { Clock } from '#main/ports/system.ts';

/** A clock that moves only when told to, and runs what falls due on the way. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(startMs = Date.UTC(2026, 5, 1, 9)): ManualClock {
  let nowMs = startMs;
  let timers: { readonly dueMs: number; readonly action: () => void }[] = [];

  return {
    now: () => nowMs,
    after(delayMs, action) {
      const timer = { dueMs: nowMs + delayMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      nowMs += ms;
      const due = timers.filter((timer) => timer.dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
      timers = timers.filter((timer) => timer.dueMs > nowMs);
      for (const timer of due) timer.action();
    },
  };
}
