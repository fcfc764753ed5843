import type { ErrorCode } from '#shared/errors.ts';
import { auditDraft } from '../audit-entries.ts';
import type { OwedEntries } from '../owed-entries.ts';
import type { Session, Sessions } from '../sessions.ts';

/** What it takes to end a session. */
export interface EndingDeps {
  readonly sessions: Sessions;
  readonly owed: OwedEntries;
  readonly workstation: string;
}

/**
 * Locks first, then records: a log that cannot be written must not keep the console open.
 *
 * @param failure why the console locks by itself
 * @throws what the audit log throws; the entry is still owed then
 */
export async function lockSession(deps: EndingDeps, failure?: ErrorCode): Promise<void> {
  const session = deps.sessions.current();
  if (session === undefined || session.locked) return;
  deps.sessions.lock();
  await recordEnding(deps, session, { action: 'lock', failure });
}

/** Ends the session first, then records, for the same reason. @throws as {@link lockSession} */
export async function signOutSession(deps: EndingDeps, failure?: ErrorCode): Promise<void> {
  const session = deps.sessions.current();
  if (session === undefined) return;
  deps.sessions.end();
  await recordEnding(deps, session, { action: 'sign-out', failure });
}

interface Ending {
  readonly action: 'lock' | 'sign-out';
  readonly failure?: ErrorCode | undefined;
}

/** Records the end of a session, once the session itself is locked or over. */
export async function recordEnding(
  { owed, workstation }: EndingDeps,
  { profile, operator }: Session,
  { action, failure }: Ending,
): Promise<void> {
  const draft = auditDraft(workstation, {
    action,
    result: 'successful',
    failure: failure ?? '',
    operator: operator.account,
  });
  await owed.record(profile, { ...draft, action });
}
