import type { Knex } from 'knex';
import { type AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { columnOf } from '../sql-text.ts';
import { read } from './connection.ts';

/** Whole entries in one text: handing every value over by itself takes longer than reading it. */
const PACKED = `json_group_array(json_array(${ENTRY_FIELDS.map(columnOf).join(', ')})) as packed`;
/**
 * Entries in one text, some 110 KB. With 1,000 of them, checking a long log takes a tenth to a
 * fifth longer.
 */
const PACK = 200;

/** Whole entries from a number on, oldest first, at most `limit`. @throws AppError `store.*` */
export async function readEntries(
  db: Knex,
  from: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let start = from; start < from + limit; start += PACK) {
    // A range of numbers, which follow one another: any other way to limit them has SQLite copy the
    // entries before it packs them.
    const range = db('audit_entries').whereBetween('sequence', [
      start,
      Math.min(start + PACK, from + limit) - 1,
    ]);
    const { packed }: { packed: string } = await read(() => range.select(db.raw(PACKED)).first());
    // As they stand, without a look at their shape: whoever reads the log from one end to the other
    // checks hashes, and a row that was bent must stay readable for that.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    for (const values of JSON.parse(packed) as readonly string[][]) entries.push(unpacked(values));
  }
  return entries.sort((one, other) => one.sequence - other.sequence);
}

function unpacked(values: readonly string[]): AuditEntry {
  const entry: Record<string, string | undefined> = {};
  for (const [index, field] of ENTRY_FIELDS.entries()) entry[field] = values[index];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return entry as unknown as AuditEntry;
}
