import type { AuditLog, WholeCheck } from '#main/ports/audit/audit-log.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { Clock } from '#main/ports/system.ts';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';

/** A log of so many entries is checked as a whole in no time a person would feel. */
const FEW_ENTRIES = 20_000;

interface Asked extends ReportOptions {
  /** The whole log, and not only what is new in it. */
  readonly whole: boolean;
}

export type LogCheck = (log: AuditLog, asked: Asked) => Promise<LogVerdict>;

/**
 * The newest whole check of each log that found no fault. Kept in this process, where whoever can
 * write the store cannot change it, and forgotten when the process ends.
 */
export type WholeChecks = WeakMap<AuditLog, WholeCheck>;

/** Checks a log when its report is viewed: the whole of it once, and from then on what followed. */
export function createLogCheck(clock: Clock, checks: WholeChecks = new WeakMap()): LogCheck {
  async function checkWhole(log: AuditLog, options: ReportOptions): Promise<LogVerdict> {
    const at = new Date(clock.now()).toISOString();
    const verdict = await log.verify(options);
    if (verdict.intact) checks.set(log, { head: verdict.head, at });
    else checks.delete(log);
    return { verdict, since: null };
  }

  return async (log, { whole, ...options }) => {
    if (whole || (await log.newestSequence()) <= FEW_ENTRIES) return checkWhole(log, options);
    const before = checks.get(log) ?? (await log.checkedAtOpening?.(options));
    if (before === undefined) return checkWhole(log, options);
    checks.set(log, before);
    const verdict = await log.verify({ ...options, since: before.head });
    return { verdict, since: { sequence: before.head.sequence, at: before.at } };
  };
}
