import type { Knex } from 'knex';
import { z } from 'zod';
import type { Clock } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import { read } from './connection.ts';

const Newest = z.object({ newest: z.string().nullable() });

/** Clocks are corrected by seconds; what is more, somebody has set. */
const CORRECTED_MS = 60_000;

/**
 * The clock must not be behind the log: an entry with an old time is in no report of this month,
 * and its chain is whole all the same. The newest time counts, not the newest entry, which may be
 * one that was written since the clock was set back.
 *
 * @throws AppError `store.clockBehind` with that time; `store.*`
 */
export async function requireClockAfterLog(db: Knex, clock: Clock): Promise<void> {
  const found: unknown = await read(() => db('audit_entries').max('time as newest').first());
  const { newest } = Newest.parse(found);
  if (newest === null || Date.parse(newest) - clock.now() <= CORRECTED_MS) return;
  throw new AppError('store.clockBehind', `the clock is behind ${newest}`, { details: { newest } });
}
