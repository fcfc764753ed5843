import type { Knex } from 'knex';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import {
  type AuditDraft,
  type AuditEntry,
  type ChainHead,
  ENTRY_FIELDS,
} from '#shared/audit/audit-entry.ts';
import { columnOf } from '../sql-text.ts';
import type { DisclosureLimiter } from './disclosure-limiter.ts';

const COLUMNS = ENTRY_FIELDS.map((field) => [field, columnOf(field)] as const);

/** Selects the columns under the names the model has for them. */
export const AUDIT_COLUMNS = COLUMNS.map(([field, column]) => `${column} as ${field}`);

/** An entry as it is inserted. */
export function rowOf(entry: AuditEntry): Record<string, string | number> {
  const row: Record<string, string | number> = {};
  for (const [field, column] of COLUMNS) row[column] = entry[field];
  row['operator_key'] = withoutCase(entry.operator);
  return row;
}

// Written out: for each entry, knex takes longer to put these together than SQLite to run them.
const HEAD = 'select sequence, hash from audit_entries order by sequence desc limit 1';
const STORED = [...COLUMNS.map(([, column]) => column), 'operator_key'];
const PLACES = STORED.map(() => '?').join(', ');
const INSERT = `insert into audit_entries (${STORED.join(', ')}) values (${PLACES})`;

/** When an entry is written, and what has to be asked before it is. */
interface Appending {
  readonly nowMs: number;
  readonly limiter?: DisclosureLimiter | undefined;
}

/**
 * Seals a draft onto the newest entry, inside a transaction that holds the write lock.
 *
 * @throws AppError as {@link DisclosureLimiter.require}
 */
export async function appendIn(
  transaction: Knex.Transaction,
  draft: AuditDraft,
  { nowMs, limiter }: Appending,
): Promise<AuditEntry> {
  await limiter?.require(transaction, draft);
  const [head]: readonly ChainHead[] = await transaction.raw(HEAD);
  const entry = seal(draft, head ?? GENESIS, nowMs);
  const row = rowOf(entry);
  await transaction.raw(
    INSERT,
    STORED.map((column) => row[column] ?? ''),
  );
  limiter?.wrote(entry);
  return entry;
}
