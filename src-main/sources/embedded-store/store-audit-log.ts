import type { Knex } from 'knex';
import { KEY_GUESS_FAILURES } from '#main/domain/recovery/key-guesses.ts';
import { GUESS_FAILURES } from '#main/domain/sign-in/throttle.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Clock } from '#main/ports/system.ts';
import { entriesOf } from '../store-rows.ts';
import { readEntries } from './audit-entries.ts';
import { AUDIT_COLUMNS, appendIn } from './audit-rows.ts';
import { read, write } from './connection.ts';
import type { DisclosureLimiter } from './disclosure-limiter.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { verifyChainOf, verifyWithIndex } from './verify-with-index.ts';
import { equalTo } from './without-case.ts';

interface LogParts {
  /** Reads and checks the chain. Without one that is done here, as everything else. */
  readonly thread?: ReadingThread;
  /** Without one there is no limit. */
  readonly limiter?: DisclosureLimiter;
  /** Whether a whole check also compares the index of reports. */
  readonly checksIndex?: boolean;
  /** Told when a whole check finds that the index of reports does not fit the log. */
  readonly onUnlike?: () => Promise<void>;
}

/** The audit log in Keydesk's own store. */
export function storeAuditLog(
  db: Knex,
  clock: Clock,
  { thread, limiter, onUnlike, checksIndex = true }: LogParts = {},
): AuditLog {
  const entries = () => db('audit_entries').select(AUDIT_COLUMNS);

  const log: AuditLog = {
    append: (draft) =>
      write(db, (transaction) => appendIn(transaction, draft, { nowMs: clock.now(), limiter })),

    read: (from, limit) => readEntries(db, from, limit),

    verify: (options) =>
      (checksIndex ? verifyWithIndex : verifyChainOf)({ db, log, thread, onUnlike }, options),

    async newestSequence() {
      const newest: { sequence: number } | undefined = await read(() =>
        db('audit_entries').select('sequence').orderBy('sequence', 'desc').first(),
      );
      return newest?.sequence ?? 0;
    },

    async latestSignIns(account, limit) {
      const rows = await read(() =>
        entries()
          .where({ operator_key: withoutCase(account) })
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

    latestKeyGuesses: async (account, limit) =>
      entriesOf(await read(() => keyGuessesOf(entries(), account).limit(limit))),

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

// Conditions are written out as in the indexes, or SQLite would not know that they fit.

function keyGuessesOf(entries: Knex.QueryBuilder, account: string): Knex.QueryBuilder {
  return entries
    .where({ operator_key: withoutCase(account) })
    .whereRaw("result = 'failed'")
    .whereIn('failure', [...KEY_GUESS_FAILURES])
    .orderBy('sequence', 'desc');
}

function guessesAt(entries: Knex.QueryBuilder, workstation: string): Knex.QueryBuilder {
  return entries
    .whereRaw("action in ('sign-in', 'unlock') and result = 'failed'")
    .where({ workstation })
    .whereIn('failure', [...GUESS_FAILURES])
    .orderBy('sequence', 'desc');
}
