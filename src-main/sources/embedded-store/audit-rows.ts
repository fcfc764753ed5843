import type { Knex } from 'knex';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import { type AuditDraft, AuditEntry, type ChainHead } from '#shared/audit/audit-entry.ts';

const COLUMN_OF = {
  sequence: 'sequence',
  time: 'time',
  action: 'action',
  source: 'source',
  result: 'result',
  failure: 'failure',
  operator: 'operator',
  role: 'role',
  endUser: 'end_user',
  computer: 'computer',
  keyType: 'key_type',
  keyId: 'key_id',
  reason: 'reason',
  note: 'note',
  ticket: 'ticket',
  workstation: 'workstation',
  requestId: 'request_id',
  previousHash: 'previous_hash',
  hash: 'hash',
} as const satisfies Record<keyof AuditEntry, string>;

/** Selects the columns under the names the model has for them. */
export const AUDIT_COLUMNS = Object.entries(COLUMN_OF).map(
  ([field, column]) => `${column} as ${field}`,
);

/** What a field of an entry is called in the store. */
export function columnOf(field: keyof AuditEntry): string {
  return COLUMN_OF[field];
}

/** An entry as it is inserted. */
export function rowOf(entry: AuditEntry): Record<string, unknown> {
  const fields = Object.entries(COLUMN_OF).map(([field, column]) => [
    column,
    entry[field as keyof AuditEntry],
  ]);
  return { ...Object.fromEntries(fields), operator_key: operatorKey(entry.operator) };
}

/** Equal for every spelling of one account: accounts are compared without case, beyond ASCII too. */
export function operatorKey(account: string): string {
  return account.normalize('NFC').toLowerCase();
}

/**
 * Rows as they were read. One that was altered so that it has not the form of an entry stays among
 * them, so that checking the chain can name it.
 */
export function entriesOf(rows: readonly unknown[]): readonly AuditEntry[] {
  return rows.map((row) => AuditEntry.safeParse(row).data ?? (row as AuditEntry));
}

/** Seals a draft onto the newest entry, inside a transaction that holds the write lock. */
export async function appendIn(
  transaction: Knex.Transaction,
  draft: AuditDraft,
  nowMs: number,
): Promise<AuditEntry> {
  const head: ChainHead | undefined = await transaction('audit_entries')
    .select('sequence', 'hash')
    .orderBy('sequence', 'desc')
    .first();
  const entry = seal(draft, head ?? GENESIS, nowMs);
  await transaction('audit_entries').insert(rowOf(entry));
  return entry;
}
