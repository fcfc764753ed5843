import type { CrashReport } from '#shared/diagnostics/crash-report.ts';

/** Keeps reports of crashes on this computer until somebody has dismissed them. */
export interface CrashReports {
  /** Newest first. Empty where there is nothing to read. Never throws. */
  list(): readonly CrashReport[];
  /** On the disk when it returns: the process may end right after it. Never throws. */
  add(report: CrashReport): void;
  /** Forgets all of them. Never throws. */
  forget(): void;
}
