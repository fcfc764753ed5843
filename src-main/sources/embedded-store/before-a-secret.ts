import { precedesSecret } from '#main/domain/audit/precedes-secret.ts';
import { type RecordingSource, aroundDisclosure } from '#main/ports/audit/around-disclosure.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';

/** What must be so before a secret goes out. Each throws AppError `store.*` when it is not. */
export type Conditions = readonly (() => Promise<void>)[];

/** What entries are written to, and what has to hold first. */
interface Guarded {
  readonly log: AuditLog;
  readonly conditions: Conditions;
}

/**
 * The log as it is, but without an entry that precedes a secret while a condition is not met; then
 * it has the refusal. Everything else is still written: people sign in to see what is wrong.
 */
export function guardedLog(guarded: Guarded): AuditLog {
  const { log } = guarded;
  return {
    ...log,
    async append(draft) {
      if (precedesSecret(draft)) await requireAll(guarded, draft);
      return log.append(draft);
    },
  };
}

/**
 * The source as it is, but without a disclosure while a condition is not met. When a secret does
 * not open, its entry was undone with its mark, and the log has the refusal instead.
 */
export function guardedSource<S extends RecordingSource>(source: S, guarded: Guarded): S {
  return aroundDisclosure(source, async (entry, disclose) => {
    await requireAll(guarded, entry);
    try {
      return await disclose();
    } catch (error) {
      if (codeOf(error) === 'store.secretUnreadable') await refuse(guarded, entry, error);
      throw error;
    }
  });
}

async function requireAll(guarded: Guarded, draft: AuditDraft): Promise<void> {
  try {
    for (const requireMet of guarded.conditions) await requireMet();
  } catch (error) {
    await refuse(guarded, draft, error);
    throw error;
  }
}

/** Where not even this can be written, the reason for the refusal is still the first one. */
async function refuse({ log }: Guarded, draft: AuditDraft, error: unknown): Promise<void> {
  await log.append({ ...draft, result: 'failed', failure: codeOf(error) }).catch(() => undefined);
}
