import type { Clock, Log } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import { auditDraft } from '../audit-entries.ts';
import type { Session, Sessions } from '../sessions.ts';

interface WatchDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly workstation: string;
  readonly everySeconds: number;
}

/**
 * Asks the directory regularly whether the operator still has a role. An operator who was disabled
 * or taken out of the groups is signed out; changed roles take effect. While the directory does not
 * answer, the session goes on.
 *
 * @returns a function that stops it
 */
export function watchMembership(deps: WatchDeps): () => void {
  const { clock, everySeconds, log } = deps;
  const stopping = new AbortController();
  let cancelTimer = (): void => undefined;

  function next(): void {
    cancelTimer = clock.after(everySeconds * 1000, () => {
      recheck(deps, stopping.signal)
        .catch((cause: unknown) => {
          log.warn('membership not checked', { cause });
        })
        .finally(() => {
          if (!stopping.signal.aborted) next();
        });
    });
  }

  next();
  return () => {
    stopping.abort();
    cancelTimer();
  };
}

async function recheck(deps: WatchDeps, signal: AbortSignal): Promise<void> {
  const { sessions } = deps;
  const session = sessions.current();
  if (session === undefined || session.locked || session.profile.recheck === undefined) return;
  try {
    const operator = await session.profile.recheck({ signal });
    if (sessions.current() === session && rolesOf(operator) !== rolesOf(session.operator))
      sessions.begin({ ...session, operator });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('auth.')) throw error;
    await endSession(deps, session, error);
  }
}

async function endSession(
  { sessions, workstation }: WatchDeps,
  session: Session,
  why: AppError,
): Promise<void> {
  // Signed out or locked while the directory was asked: nothing is left to end.
  if (sessions.current() !== session) return;
  sessions.end();
  await session.profile.auditLog.append(
    auditDraft(workstation, {
      action: 'sign-out',
      result: 'successful',
      failure: why.code,
      operator: session.operator.account,
    }),
  );
}

function rolesOf({ roles }: Session['operator']): string {
  return roles.join();
}
