import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { type AuditFilter, NO_FILTER } from '#shared/audit/audit-report.ts';
import { AwaitingRotation } from '#shared/audit/awaiting-rotation.ts';

/** Keys that were handed out longer ago are no longer listed. */
const LISTED_FOR_DAYS = 90;

const DAY_MS = 86_400_000;
const FIELDS = ['keyId', 'computer', 'time', 'operator'] as const;

/** What an entry tells of a key; `undefined` where it was damaged in the log. */
function keyIn([keyId, computer, time, operator]: readonly unknown[]):
  | AwaitingRotation
  | undefined {
  return AwaitingRotation.safeParse({
    keyId,
    computer,
    driveLetter: '',
    disclosedAt: time,
    disclosedBy: operator,
  }).data;
}

/**
 * Keys that the log says were handed out within the last days, without an entry that names the key
 * that took their place. Each once, from when it was first handed out, longest wait first.
 *
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function disclosedAndOpen(
  report: AuditReport,
  nowMs: number,
  options: CallOptions,
): Promise<readonly AwaitingRotation[]> {
  const from = new Date(nowMs - LISTED_FOR_DAYS * DAY_MS).toISOString();
  const seen = new Set<string>();
  for await (const key of keysIn(report, { from, action: 'see-new-key' }, options))
    seen.add(key.keyId);
  const open = new Map<string, AwaitingRotation>();
  const disclosures = { from, action: 'disclose', keyType: 'recovery-key-password' } as const;
  for await (const key of keysIn(report, disclosures, options))
    if (!seen.has(key.keyId) && !open.has(key.keyId)) open.set(key.keyId, key);
  return [...open.values()];
}

/** What successful entries say, oldest first. One that was damaged in the log is left out. */
async function* keysIn(
  report: AuditReport,
  narrowed: Partial<AuditFilter>,
  options: CallOptions,
): AsyncGenerator<AwaitingRotation> {
  const filter = { ...NO_FILTER, result: 'successful' as const, ...narrowed };
  const sort = { column: 'time', descending: false } as const;
  for await (const rows of report.values({ filter, sort }, FIELDS, options))
    for (const row of rows) {
      const key = keyIn(row);
      if (key !== undefined) yield key;
    }
}
