import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import { writeAtOnce } from '#main/drivers/files/write-at-once.ts';
import type { CrashReports } from '#main/ports/diagnostics/crash-reports.ts';
import { CrashReport } from '#shared/diagnostics/crash-report.ts';
import { systemCodeOf } from '#shared/errors.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';

/** What dies again and again is not written down for ever. */
const MOST_REPORTS = 10;
const { reason: REASON, stack: STACK } = CrashReport.shape;

/**
 * Crash reports in one small file of this person's data folder, without anything that looks like a
 * secret.
 *
 * @param onFailure told of every failed read or write
 */
export function crashFile(path: string, onFailure: (cause: unknown) => void): CrashReports {
  function list(): readonly CrashReport[] {
    try {
      return z.array(CrashReport).parse(JSON.parse(readRegularFileSync(path)));
    } catch (cause) {
      if (systemCodeOf(cause) !== 'ENOENT') onFailure(cause);
      return [];
    }
  }

  return {
    list,
    add({ reason, stack, ...report }) {
      const told = {
        ...report,
        reason: cut(withoutSecrets(reason), REASON.maxLength),
        stack: cut(withoutSecrets(stack), STACK.maxLength),
      };
      try {
        writeAtOnce(path, JSON.stringify([told, ...list()].slice(0, MOST_REPORTS)));
      } catch (cause) {
        onFailure(cause);
      }
    },
    forget() {
      try {
        rmSync(path, { force: true });
      } catch (cause) {
        onFailure(cause);
      }
    },
  };
}

function cut(text: string, longest: number | null): string {
  return text.slice(0, longest ?? 0);
}
