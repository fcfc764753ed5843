import type { Knex } from 'knex';
import { createEntryAges } from '#main/domain/audit/entry-ages.ts';
import {
  SECRETS_COUNTED,
  isDisclosure,
  limitReached,
  metLimit,
} from '#main/domain/recovery/disclosure-limit.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { type LimitSettings, limitsOf } from '#shared/recovery/disclosure-limits.ts';
import { OUTCOME_FOLLOWS } from './audit-filter.ts';

/** Counts an operator's disclosures in the log, in the transaction that records the next one. */
export interface DisclosureLimiter {
  /**
   * To be called before a draft is written. Drafts that are no disclosure are not limited.
   *
   * @throws AppError `disclosure.limitReached` with the limit and when it ends; `input.invalid` for
   *   a disclosure with break glass that is not an admin's, or has no reason
   */
  require(transaction: Knex.Transaction, draft: AuditDraft): Promise<void>;
  /** To be called with the entry after it was written. */
  wrote(entry: AuditEntry): void;
}

/** @param limits of the organisation, for each role */
export function disclosureLimiter(limits: LimitSettings, clock: Clock): DisclosureLimiter {
  const ages = createEntryAges(clock);
  return {
    async require(transaction, draft) {
      if (!isDisclosure(draft) || (await hasIntent(transaction, draft))) return;
      if (draft.flag === 'break-glass') {
        await requireReason(transaction, draft);
        return;
      }
      const allowed = limitsOf(limits, draft.role);
      const handedOut = await latestDisclosures(transaction, draft.operator, allowed.perDay);
      const met = metLimit(handedOut.map(ages.of), allowed);
      if (met !== undefined) throw limitReached(met, clock.now());
    },
    wrote(entry) {
      if (isDisclosure(entry)) ages.remember(entry);
    },
  };
}

/** Whether this is the outcome of a disclosure whose intent was already let through. */
async function hasIntent(
  transaction: Knex.Transaction,
  { action, operator, requestId, result }: AuditDraft,
): Promise<boolean> {
  if (result !== 'successful') return false;
  const intents: readonly unknown[] = await transaction('audit_entries')
    .where({ request_id: requestId, action, result: 'intended' })
    .where({ operator_key: withoutCase(operator) })
    .limit(1);
  return intents.length > 0;
}

/**
 * Requires that an admin gave a reason in an entry of the same request, and that no secret was
 * disclosed for that reason yet.
 */
async function requireReason(
  transaction: Knex.Transaction,
  { operator, requestId, role }: AuditDraft,
): Promise<void> {
  const flagged = await transaction('audit_entries')
    .where({ request_id: requestId, flag: 'break-glass', result: 'successful' })
    .where({ operator_key: withoutCase(operator) })
    .select('action', 'note');
  const isSaid = flagged.some(({ action, note }) => action === 'note' && note !== '');
  const isUsed = flagged.some(({ action }) => action === 'disclose');
  if (role === 'admin' && isSaid && !isUsed) return;
  throw new AppError('input.invalid', 'break glass without a reason', {
    details: { fields: { breakGlass: 'required' } },
  });
}

/**
 * The newest disclosures of an operator by their place in the log, which no clock changes. An
 * intent without an outcome counts; one that failed does not.
 */
async function latestDisclosures(
  transaction: Knex.Transaction,
  operator: string,
  most: number,
): Promise<readonly Pick<AuditEntry, 'hash' | 'time'>[]> {
  return (
    transaction('audit_entries as e')
      .where({ operator_key: withoutCase(operator) })
      // Written out as in the index, or SQLite would not know that the index fits.
      .whereRaw("e.action = 'disclose' and e.result <> 'failed'")
      .whereIn('e.key_type', [...SECRETS_COUNTED])
      .whereRaw(`not (${OUTCOME_FOLLOWS})`)
      .orderBy('e.sequence', 'desc')
      .limit(most)
      .select('e.hash', 'e.time')
  );
}
