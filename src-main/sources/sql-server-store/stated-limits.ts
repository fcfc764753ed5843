import { z } from 'zod';
import { limitReached, metLimit } from '#main/domain/recovery/disclosure-limit.ts';
import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import {
  type DisclosureLimits,
  type LimitSettings,
  limitsOf,
} from '#shared/recovery/disclosure-limits.ts';
import { parametersOf } from './parameters.ts';
import { parsed } from './rows.ts';
import type { StoreProcedures } from './store-procedures.ts';

const Handed = z.array(
  z.object({
    time: z.string(),
    serverTime: z.string(),
    perMinute: z.number(),
    perHour: z.number(),
    perDay: z.number(),
  }),
);

/** This console's limits, which a store takes into account where they are below its own. */
export function statedLimits(
  limits: LimitSettings | undefined,
  { role }: AuditDraft,
): SqlParameters {
  return limits === undefined ? {} : parametersOf({ ...limitsOf(limits, role) });
}

interface Limited {
  readonly store: StoreProcedures;
  readonly limits: LimitSettings | undefined;
  readonly draft: AuditDraft;
}

/**
 * Runs a procedure that may refuse for a limit, and then asks which limit that is.
 *
 * @throws AppError `disclosure.limitReached`, with its details where the store tells them; what
 *   `run` throws
 */
export async function withLimitTold<T>(
  { store, limits, draft }: Limited,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (codeOf(error) !== 'disclosure.limitReached') throw error;
    const own = limits && limitsOf(limits, draft.role);
    throw (await reached(store, own).catch(() => undefined)) ?? error;
  }
}

async function reached(store: StoreProcedures, own: DisclosureLimits | undefined) {
  const options = { signal: new AbortController().signal };
  const handed = parsed(Handed, await store.read('my_disclosures', {}, options));
  const [first] = handed;
  if (first === undefined) return undefined;
  const nowMs = Date.parse(first.serverTime);
  const met = metLimit(
    handed.map(({ time }) => nowMs - Date.parse(time)),
    lower(first, own ?? first),
  );
  return met && limitReached(met, nowMs);
}

function lower(one: DisclosureLimits, other: DisclosureLimits): DisclosureLimits {
  return {
    perMinute: Math.min(one.perMinute, other.perMinute),
    perHour: Math.min(one.perHour, other.perHour),
    perDay: Math.min(one.perDay, other.perDay),
  };
}
