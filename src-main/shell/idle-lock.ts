import type { IdleLock } from '../ports/desktop/idle-lock.ts';
import type { Clock } from '../ports/system.ts';

const POLL_MS = 5_000;
/** A warning comes at least this long before the lock, in seconds. */
const WARNED_SECONDS = 30;
/**
 * Answers that are taken without anybody being noticed: as many as WCAG 2.2 wants (2.2.1, Timing
 * Adjustable), and no more, because the page may give them by itself.
 */
const MOST_ANSWERS = 10;

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
  /** Told how many seconds are left before the lock, and `null` when somebody is there again. */
  readonly warn: (locksInSeconds: number | null) => void;
}

export interface IdleWatch extends IdleLock {
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
export function watchForIdle({ monitor, clock, ...when }: IdleDeps): IdleWatch {
  // On the clock that nobody sets: one that is set back must not keep the console open.
  let touchedMs = clock.elapsed();
  let hasReportedIdle = false;
  let isWarned = false;
  // A desktop may notice nothing of an answer that was given by voice or by a switch.
  let stayedMs = -Infinity;
  let answers = 0;
  let toldBefore = 0;

  function idleSeconds(): number {
    const reported = monitor.getSystemIdleTime();
    hasReportedIdle ||= reported > 0;
    const told = hasReportedIdle ? reported : (clock.elapsed() - touchedMs) / 1000;
    const isSomebodyNoticed = told < toldBefore;
    if (isSomebodyNoticed) answers = 0;
    toldBefore = told;
    return Math.min(told, (clock.elapsed() - stayedMs) / 1000);
  }

  function lockOrWarn(): void {
    const left = when.afterSeconds - idleSeconds();
    if (left <= 0) {
      isWarned = false;
      when.lock();
    } else if (left <= WARNED_SECONDS + POLL_MS / 1000) {
      isWarned = true;
      when.warn(Math.ceil(left));
    } else if (isWarned) {
      isWarned = false;
      when.warn(null);
    }
  }

  // Linux sends no event for its lock screen.
  function poll(): () => void {
    return clock.after(POLL_MS, () => {
      lockOrWarn();
      cancelTimer = poll();
    });
  }

  let cancelTimer = poll();
  monitor.on('lock-screen', when.lock);
  monitor.on('suspend', when.lock);
  return {
    touched: () => {
      touchedMs = clock.elapsed();
    },
    stay: () => {
      if (!isWarned || answers >= MOST_ANSWERS) return;
      answers += 1;
      stayedMs = clock.elapsed();
      isWarned = false;
      when.warn(null);
    },
    stop: () => {
      monitor.off('lock-screen', when.lock);
      monitor.off('suspend', when.lock);
      cancelTimer();
    },
  };
}
