import os from 'node:os';
import type { Clock } from '../ports/system.ts';

/** The time of this computer. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => os.uptime() * 1000,
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
