import type { AuditEntry } from '#shared/audit/audit-entry.ts';

/** Asking again for the same key within this time is the same call, not another recovery. */
const ONE_CALL_MS = 3_600_000;

/**
 * How often somebody was locked out, by the disclosures of one computer, in any order: the same key
 * asked for again and again in one call counts once.
 */
export function countRecoveries(
  disclosures: readonly Pick<AuditEntry, 'keyId' | 'time'>[],
): number {
  const lastOf = new Map<string, number>();
  return disclosures
    .map(({ keyId, time }) => ({ keyId, atMs: Date.parse(time) }))
    .sort((one, other) => one.atMs - other.atMs)
    .filter(({ keyId, atMs }) => {
      const last = lastOf.get(keyId);
      lastOf.set(keyId, atMs);
      return last === undefined || atMs - last >= ONE_CALL_MS;
    }).length;
}
