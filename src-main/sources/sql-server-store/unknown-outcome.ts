import type { ResultSets, SqlParameters } from '#main/drivers/tds/sql-server.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { statedOfDisclosure } from './parameters.ts';
import { statedLimits, withLimitTold } from './stated-limits.ts';
import type { StoreProcedures } from './store-procedures.ts';

/** A disclosure that a store is asked for. */
export interface Disclosure {
  readonly procedure: 'disclose_protector' | 'disclose_tpm_owner';
  /** What is disclosed. */
  readonly of: SqlParameters;
  readonly draft: AuditDraft;
  /** This console's own; without them the store's alone hold. */
  readonly limits: LimitSettings | undefined;
}

/**
 * Runs a procedure that discloses, once. When its answer is lost, the log is asked what became of
 * it: nothing is tried again.
 *
 * @throws AppError `disclosure.limitReached`; `store.disclosedUnseen` when it took place and its
 *   answer was lost, `sql.connectionLost` when nothing was disclosed, `sql.outcomeUnknown` when the
 *   log cannot be asked either; and what the procedure was refused with
 */
export async function discloseOnce(
  store: StoreProcedures,
  { procedure, of, draft, limits }: Disclosure,
): Promise<ResultSets> {
  const stated = { ...of, ...statedOfDisclosure(draft), ...statedLimits(limits, draft) };
  try {
    return await withLimitTold({ store, limits, draft }, () => store.execute(procedure, stated));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'sql.outcomeUnknown') throw error;
    const options = { signal: new AbortController().signal };
    const entries = await store
      .read(
        'disclosure_of_request',
        { request_id: draft.requestId, key_type: draft.keyType },
        options,
      )
      .catch(() => {
        throw error;
      });
    const [code, what] =
      entries.length > 0
        ? (['store.disclosedUnseen', 'recorded'] as const)
        : (['sql.connectionLost', 'not recorded'] as const);
    throw new AppError(code, `the answer to a disclosure was lost; it was ${what}`, {
      cause: error,
      details: error.details,
    });
  }
}
