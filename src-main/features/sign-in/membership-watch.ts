import type { Clock, Log } from '#main/ports/system.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';
import type { Session } from '../sessions.ts';
import { type EndingDeps, lockSession, signOutSession } from './end-session.ts';

interface WatchDeps extends EndingDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly everySeconds: number;
}

/** Failed checks in a row until the session is locked. The computer's clock may be set back. */
const MOST_FAILURES = 6;

/**
 * Asks the directory regularly whether the operator still has a role. An operator who was disabled
 * or taken out of the groups is signed out; changed roles take effect. A session whose operator
 * could not be checked several times in a row is locked.
 *
 * @returns a function that stops it
 */
export function watchMembership(deps: WatchDeps): () => void {
  const { clock, everySeconds, log } = deps;
  const stopping = new AbortController();
  const failures = new WeakMap<Session, number>();
  let cancelTimer = (): void => undefined;

  function next(): void {
    cancelTimer = clock.after(everySeconds * 1000, () => {
      recheck(deps, failures, stopping.signal)
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

async function recheck(
  deps: WatchDeps,
  failures: WeakMap<Session, number>,
  signal: AbortSignal,
): Promise<void> {
  const { sessions } = deps;
  const session = sessions.current();
  if (session === undefined || session.locked || session.profile.recheck === undefined) return;
  try {
    const operator = await session.profile.recheck({ signal });
    failures.delete(session);
    if (sessions.current() === session && rightsOf(operator) !== rightsOf(session.operator))
      sessions.begin({ ...session, operator });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof AppError && error.code.startsWith('auth.')) {
      await stopSession(deps, session, { action: 'sign-out', failure: error.code });
      return;
    }
    const count = 1 + (failures.get(session) ?? 0);
    failures.set(session, count);
    if (count >= MOST_FAILURES)
      await stopSession(deps, session, { action: 'lock', failure: codeOf(error) });
    throw error;
  }
}

async function stopSession(
  deps: WatchDeps,
  session: Session,
  { action, failure }: { readonly action: 'sign-out' | 'lock'; readonly failure: ErrorCode },
): Promise<void> {
  // Signed out or locked while the directory was asked: nothing is left to stop.
  if (deps.sessions.current() !== session) return;
  await (action === 'lock' ? lockSession(deps, failure) : signOutSession(deps, failure));
}

function rightsOf({ roles, mustNameTicket = false }: Session['operator']): string {
  return [...roles, mustNameTicket].join();
}
