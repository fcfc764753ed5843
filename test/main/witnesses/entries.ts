import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';

/** A chain of so many entries, each a minute after the one before. */
export function chainOf(
  count: number,
  changes: (index: number) => Partial<AuditDraft> = () => ({}),
): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = GENESIS;
  for (let index = 0; index < count; index += 1) {
    const entry = seal(draft(changes(index)), head, Date.UTC(2026, 0, 1, 0, index));
    entries.push(entry);
    head = entry;
  }
  return entries;
}
