import type { Knex } from 'knex';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import {
  type AuditDraft,
  type AuditEntry,
  type ChainHead,
  ENTRY_FIELDS,
} from '#shared/audit/audit-entry.ts';
import { columnOf } from '../sql-text.ts';

const COLUMNS = ENTRY_FIELDS.map((field) => [field, columnOf(field)] as const);

/** Selects the columns under the names the model has for them. */
export const AUDIT_COLUMNS = COLUMNS.map(([field, column]) => `${column} as ${field}`);

/** An entry as it is inserted. */
export function rowOf(entry: AuditEntry): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [field, column] of COLUMNS) row[column] = entry[field];
  row['operator_key'] = operatorKey(entry.operator);
  return row;
}

/** Equal for every spelling of one account: its case does not count, beyond ASCII neither. */
export function operatorKey(account: string): string {
  return account.normalize('NFC').toLowerCase();
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
