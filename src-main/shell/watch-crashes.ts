import { app } from 'electron';
import { type CrashedPart } from '#shared/diagnostics/crash-report.ts';
import { messageOf } from '#shared/errors.ts';
import type { CrashReports } from '../ports/diagnostics/crash-reports.ts';
import type { Clock, Log } from '../ports/system.ts';

interface WatchDeps {
  readonly log: Log;
  readonly clock: Clock;
  readonly version: string;
  readonly crashReports: CrashReports;
}

/** Something that ended which should not have. */
interface Ended {
  readonly part: CrashedPart;
  readonly reason: string;
  readonly exitCode?: number;
  readonly stack?: string;
}

/**
 * Logs failures that no code has caught, and writes a report of whatever ends. After an uncaught
 * exception the process may be in any state; it handles recovery keys, so it ends. Chromium's own
 * reporter is not started: it writes memory to the disk, and keys are in it.
 *
 * @returns to be told of a page that has ended
 */
export function watchCrashes({ log, clock, version, crashReports }: WatchDeps) {
  const report = ({ exitCode, stack = '', ...ended }: Ended) => {
    const at = new Date(clock.now()).toISOString();
    crashReports.add({ ...ended, at, version, exitCode: exitCode ?? null, stack });
  };
  process.on('unhandledRejection', (cause) => {
    log.error('unhandled rejection', { cause });
  });
  process.on('uncaughtException', (cause) => {
    log.error('uncaught exception', { cause });
    report({ part: 'main', reason: messageOf(cause), stack: cause.stack ?? '' });
    app.exit(1);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('process gone', { type, reason, exitCode });
    report({ part: type === 'GPU' ? 'gpu' : 'other', reason: `${type}: ${reason}`, exitCode });
  });
  return {
    pageGone(reason: string) {
      report({ part: 'page', reason });
    },
  };
}
