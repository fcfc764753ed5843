import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';

const DAY_MS = 86_400_000;

/**
 * How often a protector's computer was recovered lately, this time included. 0 when the log cannot
 * tell, which is no reason to withhold a key.
 */
export async function recentRecoveries(
  log: AuditLog,
  clock: Clock,
  protector: Protector,
): Promise<number> {
  const since = new Date(clock.now() - REPEATED_WITHIN_DAYS * DAY_MS).toISOString();
  return log.disclosuresOf(computerOf(protector), since).then(
    (entries) => entries.length,
    () => 0,
  );
}
