import type { Clock } from '../ports/system.ts';

const POLL_MS = 5_000;

/** The part of Electron's `powerMonitor` that is used. */
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
 * Calls `lock` when the desktop is locked, sleeps, or nobody has used it for the set time. Since
 * Electron 38 the idle time on Linux comes from the Wayland desktop, and some desktops always
 * report 0. Until the desktop reports another number, only input in the console's own window
 * counts.
 */
export function watchForIdle({ monitor, clock, afterSeconds, lock }: IdleDeps): IdleWatch {
  let touchedMs = clock.now();
  let hasReportedIdle = false;

  function idleSeconds(): number {
    const reported = monitor.getSystemIdleTime();
    hasReportedIdle ||= reported > 0;
    return hasReportedIdle ? reported : (clock.now() - touchedMs) / 1000;
  }

  // Linux sends no event for its lock screen.
  function poll(): () => void {
    return clock.after(POLL_MS, () => {
      if (idleSeconds() >= afterSeconds) lock();
      cancelTimer = poll();
    });
  }

  let cancelTimer = poll();
  monitor.on('lock-screen', lock);
  monitor.on('suspend', lock);
  return {
    touched: () => {
      touchedMs = clock.now();
    },
    stop: () => {
      monitor.off('lock-screen', lock);
      monitor.off('suspend', lock);
      cancelTimer();
    },
  };
}
