import type { Knex } from 'knex';
import { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import { AUDIT_COLUMNS, appendIn, columnOf, entriesOf, operatorKey } from './audit-rows.ts';
import { read, write } from './connection.ts';

const FIELDS = Object.keys(AuditEntry.shape) as readonly (keyof AuditEntry)[];
/** Whole entries in one text: handing every value over by itself takes longer than reading it. */
const PACKED = `json_group_array(json_array(${FIELDS.map(columnOf).join(', ')})) as packed`;

/** The audit log in Keydesk's own store. */
export function storeAuditLog(db: Knex, clock: Clock): AuditLog {
  const entries = () => db('audit_entries').select(AUDIT_COLUMNS);

  return {
    append: (draft) => write(db, (transaction) => appendIn(transaction, draft, clock.now())),

    async read(from, limit) {
      // A range of numbers, which follow one another: any other way to limit them has SQLite copy the entries before it packs them.
      const range = db('audit_entries').whereBetween('sequence', [from, from + limit - 1]);
      const { packed }: { packed: string } = await read(() => range.select(db.raw(PACKED)).first());
      // As they stand, without a look at their shape: whoever reads the log from one end to the other checks hashes, and a row that
      // was bent must stay readable for that.
      return (JSON.parse(packed) as readonly string[][]).map(unpacked).sort((one, other) => one.sequence - other.sequence);
    },

    async newestSequence() {
      const newest: { sequence: number } | undefined = await read(() => db('audit_entries').select('sequence').orderBy('sequence', 'desc').first());
      return newest?.sequence ?? 0;
    },

    async latestSignIns(account, limit) {
      const rows = await read(() =>
        entries()
          .where({ operator_key: operatorKey(account) })
          // Written out as in the index, or SQLite would not know that the index fits.
          .whereRaw("action in ('sign-in', 'unlock')")
          .orderBy('sequence', 'desc')
          .limit(limit),
      );
      return entriesOf(rows);
    },

    async disclosuresOf(computer, since) {
      const rows = await read(() =>
        entries()
          .whereRaw('computer = ? collate nocase and time >= ?', [computer, since])
          // Written out as in the index, as above.
          .whereRaw("action = 'disclose' and result = 'successful' and key_type = 'recovery-key-password'")
          .orderBy('sequence', 'desc'),
      );
      return entriesOf(rows);
    },
  };
}

function unpacked(values: readonly string[]): AuditEntry {
  const entry: Record<string, string | undefined> = {};
  for (const [index, field] of FIELDS.entries()) entry[field] = values[index];
  return entry as unknown as AuditEntry;
}
