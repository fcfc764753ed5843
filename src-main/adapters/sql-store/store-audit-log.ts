import type { Knex } from 'knex';
import { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import { AUDIT_COLUMNS, appendIn, entriesOf, operatorKey } from './audit-rows.ts';
import { read, write } from './connection.ts';

const ENTRY_AS_JSON = `json_object(${Object.keys(AuditEntry.shape).map((field) => `'${field}', e.${field}`).join(', ')})`;

/** The audit log in Keydesk's own store. */
export function storeAuditLog(db: Knex, clock: Clock): AuditLog {
  const entries = () => db('audit_entries').select(AUDIT_COLUMNS);

  return {
    append: (draft) => write(db, (transaction) => appendIn(transaction, draft, clock.now())),

    async read(from, limit) {
      const wanted = entries().where('sequence', '>=', from).orderBy('sequence').limit(limit).as('e');
      // In one text: handing every value over by itself takes longer than reading it. And as it stands, without a look at its
      // shape: whoever reads the log from one end to the other checks hashes, and a row that was bent must stay readable for that.
      const { packed }: { packed: string } = await read(() => db.from(wanted).select(db.raw(`json_group_array(${ENTRY_AS_JSON}) as packed`)).first());
      return JSON.parse(packed) as readonly AuditEntry[];
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
