import { SIGN_INS_TO_WEIGH, signInWaitMs } from '#main/domain/sign-in/throttle.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditAction } from '#shared/audit/audit-entry.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { LONGEST_USER_NAME, type Operator } from '#shared/sign-in/session.ts';
import { auditDraft } from '../audit-entries.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import { type Session, type Sessions, viewOf } from '../sessions.ts';
import type { Profiles } from './profiles.ts';

interface SignInDeps {
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  readonly appState: AppState;
  readonly clock: Clock;
  readonly workstation: string;
}

type SignInCalls =
  | 'profile.open'
  | 'session.current'
  | 'session.signIn'
  | 'session.unlock'
  | 'session.lock'
  | 'session.signOut';

/** Signing in, locking, unlocking and signing out; every try is an entry of the audit log. */
export function signInFeature(deps: SignInDeps): Pick<Handlers, SignInCalls> {
  const { profiles, sessions, appState, workstation } = deps;
  // Tries at the same time would all see the log before the others' failures are in it.
  const oneAtATime = createOneAtATime();

  return {
    async 'profile.open'({ profileId }, { signal, progress }) {
      const profile = await profiles.open(profileId, {
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      });
      return { profile: profile.info };
    },

    async 'session.current'() {
      return sessions.view() ?? null;
    },

    'session.signIn': ({ profileId, userName, password }, { signal }) =>
      oneAtATime(async () => {
        requireTyped({ userName, password });
        const profile = await profiles.open(profileId, { signal, onProgress: () => undefined });
        const credentials = { userName: userName.trim(), password };
        const operator = await prove(deps, { profile, credentials, action: 'sign-in', signal });
        appState.rememberUserName(userName.trim());
        const before = sessions.current();
        const session = sessions.begin({ operator, profile, credentials });
        // Somebody who signs in over another's session ends it, and the log says so.
        if (before !== undefined) await record(before, 'sign-out', workstation);
        return viewOf(session);
      }),

    'session.unlock': ({ password }, { signal }) =>
      oneAtATime(async () => {
        const locked = sessions.current();
        if (locked === undefined) throw new AppError('auth.signedOut', 'nobody is signed in');
        const { operator, profile } = locked;
        const credentials = { userName: operator.account, password };
        requireTyped(credentials);
        const same = await prove(deps, { profile, credentials, action: 'unlock', signal });
        // Signed out while the password was checked: that stands.
        if (sessions.current() !== locked) {
          forgetUnadmitted(sessions, profile);
          throw new AppError('auth.signedOut', 'the session ended meanwhile');
        }
        return viewOf(sessions.begin({ operator: same, profile, credentials }));
      }),

    async 'session.lock'() {
      await lockSession(sessions, workstation);
    },

    async 'session.signOut'() {
      await signOutSession(sessions, workstation);
    },
  };
}

/** Locks first and records then: a log that cannot be written must not keep the console open. */
export async function lockSession(sessions: Sessions, workstation: string): Promise<void> {
  const session = sessions.current();
  if (session === undefined || session.locked) return;
  sessions.lock();
  await record(session, 'lock', workstation);
}

/** Ends the session first and records then, for the same reason. */
export async function signOutSession(sessions: Sessions, workstation: string): Promise<void> {
  const session = sessions.current();
  if (session === undefined) return;
  sessions.end();
  await record(session, 'sign-out', workstation);
}

async function record(
  { profile, operator }: Session,
  action: AuditAction,
  workstation: string,
): Promise<void> {
  await profile.auditLog.append(
    auditDraft(workstation, { action, result: 'successful', operator: operator.account }),
  );
}

interface Attempt {
  readonly profile: OpenProfile;
  readonly credentials: Credentials;
  readonly action: 'sign-in' | 'unlock';
  readonly signal: AbortSignal;
}

/**
 * Checks the password, slowed down after failures, and leaves an entry either way. No entry, no
 * session.
 */
async function prove(
  { sessions, clock, workstation }: SignInDeps,
  { profile, credentials, action, signal }: Attempt,
): Promise<Operator> {
  const { directory, auditLog } = profile;
  const account = directory.accountOf(credentials.userName);
  const fail = (cause: unknown, as: AuditAction) =>
    auditLog.append(
      auditDraft(workstation, {
        action: as,
        result: 'failed',
        failure: codeOf(cause),
        operator: account,
      }),
    );

  const waitMs = signInWaitMs(
    await auditLog.latestSignIns(account, SIGN_INS_TO_WEIGH),
    clock.now(),
  );
  if (waitMs > 0) {
    const refusal = new AppError('auth.throttled', 'too many failures in a row', {
      details: { waitSeconds: Math.ceil(waitMs / 1000) },
    });
    await fail(refusal, 'refusal');
    throw refusal;
  }
  const operator = await directory.signIn(credentials, { signal }).catch(async (error: unknown) => {
    if (!signal.aborted) await fail(error, action);
    throw error;
  });
  try {
    await auditLog.append(
      auditDraft(workstation, { action, result: 'successful', operator: operator.account }),
    );
    return operator;
  } catch (error) {
    forgetUnadmitted(sessions, profile);
    throw error;
  }
}

/**
 * The directory has let somebody in whom the console does not let in. Whoever is signed in to the
 * same organisation must not go on with that person's rights: they have to unlock.
 */
function forgetUnadmitted(sessions: Sessions, profile: OpenProfile): void {
  if (sessions.current()?.profile === profile) sessions.lock();
  else profile.forgetOperator();
}

// What is refused here never reaches a directory or the log: an empty password is an anonymous bind to some directories,
// and a secret typed into the wrong field must not be recorded.
function requireTyped({ userName, password }: Credentials): void {
  const name = userName.trim();
  const fields = {
    ...(name === ''
      ? { userName: 'required' }
      : textProblem(name, LONGEST_USER_NAME) && { userName: 'invalid' }),
    ...(password === '' && { password: 'required' }),
  };
  if (Object.keys(fields).length > 0)
    throw new AppError('input.invalid', 'sign-in form', { details: { fields } });
}
