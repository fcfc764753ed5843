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
/** Whoever asks Windows to sign them in has just used keyboard or mouse, in seconds. */
const THERE_SECONDS = 60;

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

/** Calls `lock` when the desktop is locked, sleeps, or nobody has used it for the set time. */
export function watchForIdle({ monitor, clock, ...when }: IdleDeps): IdleWatch {
  const use = watchUse(monitor, clock);
  const answers = createAnswers(clock);
  let isWarned = false;

  function lockOrWarn(): void {
    const left = when.afterSeconds - answers.shorten(use.idleSeconds());
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
    touched: use.touched,
    stay: () => {
      if (!isWarned || !answers.take()) return;
      isWarned = false;
      when.warn(null);
    },
    isSomebodyThere: use.isSomebodyThere,
    stop: () => {
      monitor.off('lock-screen', when.lock);
      monitor.off('suspend', when.lock);
      cancelTimer();
    },
  };
}

/**
 * Since when nobody has used keyboard or mouse. Since Electron 38 the idle time on Linux comes from
 * the Wayland desktop, and some desktops always report 0. Until the desktop reports another number,
 * only input in the console's own window counts. Times are those of the clock that nobody sets: one
 * that is set back must not keep the console open.
 */
function watchUse(monitor: Pick<DesktopMonitor, 'getSystemIdleTime'>, clock: Clock) {
  let touchedMs = clock.elapsed();
  let hasReportedIdle = false;
  const untouchedSeconds = () => (clock.elapsed() - touchedMs) / 1000;

  function idleSeconds(): number {
    const reported = monitor.getSystemIdleTime();
    hasReportedIdle ||= reported > 0;
    return hasReportedIdle ? reported : untouchedSeconds();
  }

  return {
    idleSeconds,
    touched: (): void => {
      touchedMs = clock.elapsed();
    },
    isSomebodyThere: () => Math.min(idleSeconds(), untouchedSeconds()) < THERE_SECONDS,
  };
}

/** Answers to the warning: a desktop may not notice one that is given by voice or by a switch. */
function createAnswers(clock: Clock) {
  let takenMs = -Infinity;
  let count = 0;
  let idleBefore = 0;
  return {
    /** @returns whether this one counts */
    take(): boolean {
      if (count >= MOST_ANSWERS) return false;
      count += 1;
      takenMs = clock.elapsed();
      return true;
    },
    /** The idle time, since the last answer at most. */
    shorten(idleSeconds: number): number {
      const isSomebodyNoticed = idleSeconds < idleBefore;
      if (isSomebodyNoticed) count = 0;
      idleBefore = idleSeconds;
      return Math.min(idleSeconds, (clock.elapsed() - takenMs) / 1000);
    },
  };
}
