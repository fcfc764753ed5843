import type { Knex } from 'knex';
import { systemClock } from '#main/desktop/system-clock.ts';
import { GENESIS, verifyChain } from '#main/domain/audit/audit-chain.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';

/** Keys with the numbers `first` to before `end`. */
export interface KeyRange {
  readonly first: number;
  readonly end: number;
}

/** The key IDs a console printed, each after it had received the secret. */
export function keysPrinted(output: string): readonly string[] {
  return output.match(/^[0-9A-F]{8}-0000-4000-8000-000000000000$/gm) ?? [];
}

/**
 * Looks at what a store recorded, and goes on from there at the next look.
 *
 * @returns what broke the promise: a secret somebody received without an entry, an entry without
 *   its mark or a mark without its entry, a broken chain, a damaged file
 */
export function recordOf(
  db: Knex,
): (received: readonly string[], range: KeyRange) => Promise<readonly string[]> {
  let head: ChainHead = GENESIS;
  return async (received, { first, end }) => {
    const log = storeAuditLog(db, systemClock);
    const entries = await log.read(head.sequence + 1, 1_000_000);
    const verdict = verifyChain(entries, head);
    if (verdict.intact) head = verdict.head;
    const recorded = new Set(entries.map(({ keyId }) => keyId));
    const marked: readonly string[] = await db('protectors')
      .whereNotNull('disclosed_at')
      .whereBetween('key_id', [numberedKeyId(first), numberedKeyId(end - 1)])
      .pluck('key_id');
    const integrity: unknown = await db.raw('pragma integrity_check');
    return [
      ...received.filter((id) => !recorded.has(id)).map((id) => `${id}: received, not recorded`),
      ...marked.filter((id) => !recorded.has(id)).map((id) => `${id}: marked, not recorded`),
      ...[...recorded]
        .filter((id) => !marked.includes(id))
        .map((id) => `${id}: recorded, not marked`),
      ...(verdict.intact ? [] : [`the chain is broken at entry ${verdict.brokenAt}`]),
      ...(JSON.stringify(integrity) === '[{"integrity_check":"ok"}]' ? [] : ['a damaged file']),
    ];
  };
}
