import type { Knex } from 'knex';
import { createEntryAges } from '#main/domain/audit/entry-ages.ts';
import {
  SECRETS_COUNTED,
  isDisclosure,
  limitReached,
  metLimit,
} from '#main/domain/recovery/disclosure-limit.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { type LimitSettings, limitsOf } from '#shared/recovery/disclosure-limits.ts';
import { OUTCOME_FOLLOWS } from './audit-filter.ts';
import { operatorKey } from './operator-key.ts';

/** Counts in the log what an operator was handed, in the transaction that would hand out more. */
export interface DisclosureLimiter {
  /**
   * Called before a draft is written. Whatever is no disclosure passes.
   *
   * @throws AppError `disclosure.limitReached` with the limit and when it ends; `input.invalid` for
   *   a disclosure beyond it that nobody may make, or that nobody gave a reason for
   */
  require(transaction: Knex.Transaction, draft: AuditDraft): Promise<void>;
  /** What was written after that. */
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

/** The outcome of a disclosure whose intent has passed already. */
async function hasIntent(
  transaction: Knex.Transaction,
  { action, operator, requestId, result }: AuditDraft,
): Promise<boolean> {
  if (result !== 'successful') return false;
  const intents: readonly unknown[] = await transaction('audit_entries')
    .where({ request_id: requestId, action, result: 'intended' })
    .where({ operator_key: operatorKey(operator) })
    .limit(1);
  return intents.length > 0;
}

/**
 * An admin has said why this one cannot wait, in an entry of the same request, and has not been
 * handed anything for that reason yet.
 */
async function requireReason(
  transaction: Knex.Transaction,
  { operator, requestId, role }: AuditDraft,
): Promise<void> {
  const flagged = await transaction('audit_entries')
    .where({ request_id: requestId, flag: 'break-glass', result: 'successful' })
    .where({ operator_key: operatorKey(operator) })
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
      .where({ operator_key: operatorKey(operator) })
      // Written out as in the index, or SQLite would not know that the index fits.
      .whereRaw("e.action = 'disclose' and e.result <> 'failed'")
      .whereIn('e.key_type', [...SECRETS_COUNTED])
      .whereRaw(`not (${OUTCOME_FOLLOWS})`)
      .orderBy('e.sequence', 'desc')
      .limit(most)
      .select('e.hash', 'e.time')
  );
}
