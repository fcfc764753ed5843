import type { Clock } from '../ports/system.ts';

const POLL_MS = 5_000;

/** What of Electron's `powerMonitor` is needed. */
interface DesktopMonitor {
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'suspend', listener: () => void): unknown;
  off(event: 'lock-screen', listener: () => void): unknown;
  off(event: 'suspend', listener: () => void): unknown;
  getSystemIdleTime(): number;
}

export interface IdleDeps {
  readonly monitor: DesktopMonitor;
  readonly clock: Clock;
  readonly afterSeconds: number;
  readonly lock: () => void;
}

export interface IdleWatch {
  /** Somebody typed or moved the mouse in the console's own window. */
  readonly touched: () => void;
  readonly stop: () => void;
}

/**
 * Calls `lock` when the desktop is locked, sleeps, or nobody touched it for the set time. Since
 * Electron 38 Linux asks a Wayland desktop itself, and some of these call themselves busy for ever:
 * as long as the desktop has told of no rest, the console's own window decides.
 */
export function watchForIdle({ monitor, clock, afterSeconds, lock }: IdleDeps): IdleWatch {
  let touchedMs = clock.now();
  let hasToldOfRest = false;

  function restSeconds(): number {
    const told = monitor.getSystemIdleTime();
    hasToldOfRest ||= told > 0;
    return hasToldOfRest ? told : (clock.now() - touchedMs) / 1000;
  }

  // Linux tells of its lock screen only when asked.
  function poll(): () => void {
    return clock.after(POLL_MS, () => {
      if (restSeconds() >= afterSeconds) lock();
      callOff = poll();
    });
  }

  let callOff = poll();
  monitor.on('lock-screen', lock);
  monitor.on('suspend', lock);
  return {
    touched: () => {
      touchedMs = clock.now();
    },
    stop: () => {
      monitor.off('lock-screen', lock);
      monitor.off('suspend', lock);
      callOff();
    },
  };
}
