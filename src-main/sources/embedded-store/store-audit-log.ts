import type { Knex } from 'knex';
import { GUESS_FAILURES } from '#main/domain/sign-in/throttle.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Clock } from '#main/ports/system.ts';
import { entriesOf } from '../store-rows.ts';
import { verifyLog } from '../verify-log.ts';
import { readEntries } from './audit-entries.ts';
import { AUDIT_COLUMNS, appendIn, operatorKey } from './audit-rows.ts';
import { read, write } from './connection.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { verifyInThreads } from './verify-in-threads.ts';
import { equalTo } from './without-case.ts';

/** Refused calls and waits write 20 entries a minute at most, so this is hours of them. */
const GUESSES_AMONG = 5_000;

/**
 * The audit log in Keydesk's own store.
 *
 * @param thread reads and checks the chain. Without one that is done here, as everything else
 */
export function storeAuditLog(db: Knex, clock: Clock, thread?: ReadingThread): AuditLog {
  const entries = () => db('audit_entries').select(AUDIT_COLUMNS);

  const log: AuditLog = {
    append: (draft) => write(db, (transaction) => appendIn(transaction, draft, clock.now())),

    read: (from, limit) => readEntries(db, from, limit),

    verify: (options) =>
      thread === undefined ? verifyLog(log, options) : verifyInThreads(log, thread, options),

    async newestSequence() {
      const newest: { sequence: number } | undefined = await read(() =>
        db('audit_entries').select('sequence').orderBy('sequence', 'desc').first(),
      );
      return newest?.sequence ?? 0;
    },

    async latestSignIns(account, limit) {
      const rows = await read(() =>
        entries()
          .where({ operator_key: operatorKey(account) })
          // Written out as in the index, or SQLite would not know that the index fits.
          .whereRaw("action in ('sign-in', 'unlock')")
          .where((weighed) => {
            void weighed.where({ result: 'successful' }).orWhereIn('failure', [...GUESS_FAILURES]);
          })
          .orderBy('sequence', 'desc')
          .limit(limit),
      );
      return entriesOf(rows);
    },

    latestGuessesAt: async (workstation, limit) =>
      entriesOf(await read(() => guessesAt(entries(), workstation).limit(limit))),

    async disclosuresOf(computer, since) {
      const rows = await read(() =>
        entries()
          .whereRaw(...equalTo('computer', computer))
          .where('time', '>=', since)
          // Written out as in the index, as above.
          .whereRaw(
            "action = 'disclose' and result = 'successful' and key_type = 'recovery-key-password'",
          )
          .orderBy('sequence', 'desc'),
      );
      return entriesOf(rows);
    },
  };
  return log;
}

function guessesAt(entries: Knex.QueryBuilder, workstation: string): Knex.QueryBuilder {
  return (
    entries
      // Not all of a long log, whose guesses may be few.
      .whereRaw('sequence > (select max(sequence) from audit_entries) - ?', [GUESSES_AMONG])
      .whereRaw("action in ('sign-in', 'unlock') and result = 'failed'")
      .where({ workstation })
      .whereIn('failure', [...GUESS_FAILURES])
      .orderBy('sequence', 'desc')
  );
}
