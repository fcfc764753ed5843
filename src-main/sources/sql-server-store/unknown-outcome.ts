import type { ResultSets, SqlParameters } from '#main/drivers/tds/sql-server.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import type { StoreProcedures } from './store-procedures.ts';

/**
 * What the procedures that disclose take from a draft. Operator, role, computer, key and time are
 * theirs to fill in.
 */
export function claimOf({
  endUser,
  reason,
  note,
  ticket,
  workstation,
  requestId,
}: AuditDraft): SqlParameters {
  return { end_user: endUser, reason, note, ticket, workstation, request_id: requestId };
}

/**
 * Runs a procedure that discloses, once. When its answer is lost, the log is asked what became of
 * it: nothing is tried again.
 *
 * @throws AppError `store.disclosedUnseen` when it took place and its answer was lost,
 *   `sql.connectionLost` when nothing was disclosed, `sql.outcomeUnknown` when the log cannot be
 *   asked either; and what the procedure was refused with
 */
export async function discloseOnce(
  store: StoreProcedures,
  procedure: string,
  parameters: SqlParameters,
  draft: AuditDraft,
): Promise<ResultSets> {
  try {
    return await store.execute(procedure, parameters);
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
