import { z } from 'zod';
import { isDisclosure } from '#main/domain/recovery/disclosure-limit.ts';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { entriesOf } from '../store-rows.ts';
import { verifyLog } from '../verify-log.ts';
import { statedOfEntry } from './parameters.ts';
import { parsed } from './rows.ts';
import { statedLimits, withLimitTold } from './stated-limits.ts';
import type { StoreProcedures } from './store-procedures.ts';

const Newest = z.object({ sequence: z.number() });

/**
 * The audit log in the store on SQL Server. The server fills in time and operator: the account it
 * was entered with, whatever a draft says.
 *
 * @param limits this console's own; without them the store's alone hold
 */
export function sqlServerAuditLog(
  store: StoreProcedures,
  limits?: LimitSettings,
): LogWithoutGuesses {
  // The port has no signal here: the server's own limits end what takes too long.
  const options = { signal: new AbortController().signal };

  const log: LogWithoutGuesses = {
    async append(draft) {
      const [[entry] = []] = await withLimitTold({ store, limits, draft }, () =>
        store.execute('append_entry', {
          ...statedOfEntry(draft),
          ...(isDisclosure(draft) && statedLimits(limits, draft)),
        }),
      );
      return parsed(AuditEntry, entry);
    },
    read: async (from, limit) =>
      entriesOf(await store.read('read_entries', { from, limit }, options)),
    verify: (asked) => verifyLog(log, asked),
    newestSequence: async () =>
      parsed(Newest, (await store.read('newest_sequence', {}, options))[0]).sequence,
    latestSignIns: async (account, limit) =>
      entriesOf(await store.read('latest_sign_ins', { account, limit }, options)),
    latestKeyGuesses: async (_account, limit) =>
      entriesOf(await store.read('latest_key_guesses', { limit }, options)),
    disclosuresOf: async (computer, since) =>
      entriesOf(await store.read('disclosures_of', { computer, since }, options)),
  };
  return log;
}
