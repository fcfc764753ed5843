import { AppError, codeOf } from '../../../src-shared/errors.ts';
import type { AuditAction } from '../../../src-shared/model/audit-entry.ts';
import { textProblem } from '../../../src-shared/model/secret-text.ts';
import { LONGEST_USER_NAME, type Operator, type SessionView } from '../../../src-shared/model/session.ts';
import { SIGN_INS_TO_WEIGH, signInWaitMs } from '../../domain/throttle.ts';
import type { Handlers } from '../../ipc/router.ts';
import type { AppState } from '../../ports/app-state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Credentials } from '../../ports/directory.ts';
import type { OpenProfile } from '../../ports/profile.ts';
import { auditDraft } from '../audit-draft.ts';
import { type Session, type Sessions, viewOf } from '../sessions.ts';
import type { Profiles } from './profiles.ts';

interface SignInDeps {
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  readonly appState: AppState;
  readonly clock: Clock;
  readonly workstation: string;
}

type SignInCalls = 'profile.open' | 'session.current' | 'session.signIn' | 'session.unlock' | 'session.lock' | 'session.signOut';

export function signInFeature(deps: SignInDeps): Pick<Handlers, SignInCalls> {
  const { profiles, sessions, appState, workstation } = deps;

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

    async 'session.signIn'({ profileId, userName, password }, { signal }) {
      requireTyped({ userName, password });
      const profile = await profiles.open(profileId, { signal, onProgress: () => undefined });
      const operator = await prove(deps, { profile, credentials: { userName: userName.trim(), password }, action: 'sign-in', signal });
      sessions.begin({ operator, profile });
      appState.rememberUserName(userName.trim());
      return viewOf(sessions.require());
    },

    async 'session.unlock'({ password }, { signal }): Promise<SessionView> {
      const { operator, profile } = sessions.require();
      requireTyped({ userName: operator.account, password });
      const credentials = { userName: operator.account, password };
      const same = await prove(deps, { profile, credentials, action: 'unlock', signal });
      sessions.begin({ operator: same, profile });
      return viewOf(sessions.require());
    },

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

async function record({ profile, operator }: Session, action: AuditAction, workstation: string): Promise<void> {
  await profile.auditLog.append(auditDraft(workstation, { action, result: 'successful', operator: operator.account }));
}

interface Attempt {
  readonly profile: OpenProfile;
  readonly credentials: Credentials;
  readonly action: 'sign-in' | 'unlock';
  readonly signal: AbortSignal;
}

/** Checks the password, slowed down after failures, and leaves an entry either way. No entry, no session. */
async function prove({ clock, workstation }: SignInDeps, { profile, credentials, action, signal }: Attempt): Promise<Operator> {
  const { directory, auditLog } = profile;
  const account = directory.accountOf(credentials.userName);
  const fail = (cause: unknown, as: AuditAction) =>
    auditLog.append(auditDraft(workstation, { action: as, result: 'failed', failure: codeOf(cause), operator: account }));

  const waitMs = signInWaitMs(await auditLog.latestSignIns(account, SIGN_INS_TO_WEIGH), clock.now());
  if (waitMs > 0) {
    const refusal = new AppError('auth.throttled', 'too many failures in a row', { details: { waitSeconds: Math.ceil(waitMs / 1000) } });
    await fail(refusal, 'refusal');
    throw refusal;
  }
  try {
    const operator = await directory.signIn(credentials, { signal });
    await auditLog.append(auditDraft(workstation, { action, result: 'successful', operator: operator.account }));
    return operator;
  } catch (error) {
    if (!signal.aborted) await fail(error, action);
    throw error;
  }
}

// What is refused here never reaches a directory or the log: an empty password is an anonymous bind to some directories,
// and a secret typed into the wrong field must not be recorded.
function requireTyped({ userName, password }: Credentials): void {
  const name = userName.trim();
  const fields = {
    ...(name === '' ? { userName: 'required' } : textProblem(name, LONGEST_USER_NAME) && { userName: 'invalid' }),
    ...(password === '' && { password: 'required' }),
  };
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', 'sign-in form', { details: { fields } });
}
