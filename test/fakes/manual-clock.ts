import type { Clock } from '#main/ports/system.ts';

/** A clock that moves only when told to, and runs what falls due on the way. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Somebody sets the time: no time passes. */
  set(byMs: number): void;
}

export function manualClock(startMs = Date.UTC(2026, 5, 1, 9)): ManualClock {
  let nowMs = startMs;
  let elapsedMs = 0;
  let timers: { readonly dueMs: number; readonly action: () => void }[] = [];

  return {
    now: () => nowMs,
    elapsed: () => elapsedMs,
    after(delayMs, action) {
      const timer = { dueMs: nowMs + delayMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other.action !== action);
      };
    },
    set(byMs) {
      nowMs += byMs;
      timers = timers.map((timer) => ({ ...timer, dueMs: timer.dueMs + byMs }));
    },
    advance(ms) {
      nowMs += ms;
      elapsedMs += Math.max(0, ms);
      const due = timers.filter((timer) => timer.dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
      timers = timers.filter((timer) => timer.dueMs > nowMs);
      for (const timer of due) timer.action();
    },
  };
}
