import { randomUUID } from 'node:crypto';
import { auditDraft } from '#main/features/audit-entries.ts';
import type { Session, Sessions } from '#main/features/sessions.ts';
import type { SignReport } from '#main/ports/reports/report-writer.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';

/** What leaves the console, as the audit log tells it. */
interface Leaving {
  readonly action: 'export' | 'print';
  /** Stands in the note of its entries. */
  readonly about: readonly (string | undefined)[];
}

/** Writes one of its entries; `failure` is an error code, or empty. */
type WriteEntry = (
  result: 'intended' | 'successful' | 'failed',
  failure: string,
  facts: readonly (string | undefined)[],
) => Promise<void>;

/** On what terms a report may leave the console. */
export interface Terms {
  /** Throws once whoever asked may not have the report any more. */
  readonly guard: () => void;
  /** All entries it gives belong to one request. */
  readonly entriesOf: (leaving: Leaving) => WriteEntry;
  /** Signs report files; absent where nobody does. */
  readonly sign?: SignReport | undefined;
}

/** For a report of the signed-in person: until the session ends, with entries in the audit log. */
export function sessionTerms(
  { sessions, workstation }: { readonly sessions: Sessions; readonly workstation: string },
  session: Session,
): Terms {
  const { operator, profile } = session;
  return {
    guard() {
      if (sessions.current() !== session)
        throw new AppError('auth.locked', 'the session ended during the export');
    },
    entriesOf({ action, about }) {
      const requestId = randomUUID();
      return async (result, failure, facts) => {
        const note = [...about, ...facts].filter(Boolean).join(', ');
        const entry = { action, result, failure, operator: operator.account, note, requestId };
        await profile.auditLog.append(auditDraft(workstation, entry));
      };
    },
    sign: profile.signReport,
  };
}

/**
 * For a report file: for as long as it is open. Nobody is signed in, and there is no log; who has
 * the file has what is in it.
 *
 * @param requireOpen throws AppError `report.closed`
 */
export function fileTerms(requireOpen: () => void): Terms {
  return { guard: requireOpen, entriesOf: () => async () => undefined };
}

/** What came of it. */
interface Left<Answer> {
  readonly answer: Answer;
  /** Added to the note of the last entry. */
  readonly facts: readonly (string | undefined)[];
  /** Why nothing left, where that is no error. */
  readonly failure?: ErrorCode;
}

/**
 * Lets a report leave on its terms: its entries stand in the audit log before it does and when that
 * is done.
 *
 * @throws AppError what the guard throws, `store.*` when the first entry cannot be written; then
 *   nothing has left. And what `leave` throws
 */
export async function recorded<Answer>(
  { guard, entriesOf }: Terms,
  leaving: Leaving,
  leave: () => Promise<Left<Answer>>,
): Promise<Answer> {
  guard();
  const write = entriesOf(leaving);
  await write('intended', '', []);
  let left: Left<Answer>;
  try {
    left = await leave();
  } catch (error) {
    await write('failed', codeOf(error), []);
    throw error;
  }
  const { answer, facts, failure } = left;
  // It has left whether or not this can be written; an intent without its outcome then tells an
  // auditor where the log stopped.
  await write(failure === undefined ? 'successful' : 'failed', failure ?? '', facts).catch(
    () => undefined,
  );
  return answer;
}
