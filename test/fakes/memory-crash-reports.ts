import type { CrashReports } from '#main/ports/diagnostics/crash-reports.ts';
import type { CrashReport } from '#shared/diagnostics/crash-report.ts';

/** Crash reports in memory. */
export function memoryCrashReports(): CrashReports {
  let reports: readonly CrashReport[] = [];
  return {
    list: () => reports,
    add: (report) => {
      reports = [report, ...reports];
    },
    forget: () => {
      reports = [];
    },
  };
}
