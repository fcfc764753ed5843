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
 * Asks the directory again, time after time, whether the operator may still be here. Who was
 * disabled or taken out of the groups is signed out; who has other roles now gets these. A
 * directory that cannot be asked ends nothing.
 *
 * @returns a function that stops it
 */
export function watchMembership(deps: WatchDeps): () => void {
  const { clock, everySeconds, log } = deps;
  const stopping = new AbortController();
  let callOff = (): void => undefined;

  function next(): void {
    callOff = clock.after(everySeconds * 1000, () => {
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
    callOff();
  };
}

async function recheck({ sessions, workstation }: WatchDeps, signal: AbortSignal): Promise<void> {
  const session = sessions.current();
  if (session === undefined || session.locked || session.profile.recheck === undefined) return;
  try {
    const operator = await session.profile.recheck({ signal });
    if (sessions.current() === session && rolesOf(operator) !== rolesOf(session.operator))
      sessions.begin({ ...session, operator });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('auth.')) throw error;
    await end(sessions, session, error, workstation);
  }
}

async function end(
  sessions: Sessions,
  session: Session,
  why: AppError,
  workstation: string,
): Promise<void> {
  // Signed out or locked while the directory was asked: that stands.
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
