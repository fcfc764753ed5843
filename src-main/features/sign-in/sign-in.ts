import { createEntryAges } from '#main/domain/audit/entry-ages.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { OpenOptions } from '#main/ports/profile.ts';
import type { BrowserHolder, Credentials } from '#main/ports/sign-in/directory.ts';
import type { Clock } from '#main/ports/system.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { LONGEST_USER_NAME, type Operator, type SessionView } from '#shared/sign-in/session.ts';
import { type OneAtATime, createOneAtATime } from '../one-at-a-time.ts';
import { type Session, type Sessions, viewOf } from '../sessions.ts';
import {
  type Attempt,
  type AuthenticateDeps,
  authenticate,
  dropRefusedOperator,
} from './authenticate.ts';
import { credentialsByTicket, ticketHolder } from './by-ticket.ts';
import { lockSession, recordEnding, signOutSession } from './end-session.ts';
import { type BrowserWords, asHolder, onlyFor } from './in-browser.ts';
import type { Profiles } from './profiles.ts';

interface SignInDeps extends AuthenticateDeps {
  readonly profiles: Profiles;
  readonly appState: AppState;
  readonly words: BrowserWords;
}

interface SignInParts extends Omit<SignInDeps, 'ages'> {
  readonly clock: Clock;
}

type SignInCalls =
  | 'profile.open'
  | 'session.current'
  | 'session.ticketHolder'
  | 'session.signIn'
  | 'session.signInByTicket'
  | 'session.signInInBrowser'
  | 'session.unlock'
  | 'session.unlockByTicket'
  | 'session.unlockInBrowser'
  | 'session.lock'
  | 'session.signOut';

interface SignIn {
  readonly feature: Pick<Handlers, SignInCalls>;
  /** Checks somebody for another feature, slowed down as for signing in and never beside it. */
  readonly authenticate: (attempt: Attempt) => Promise<Operator>;
}

/**
 * Signing in, locking, unlocking and signing out. Each attempt has its audit entry, unless the
 * operating system names nobody: then there is no account it could be about.
 */
export function signInFeature(parts: SignInParts): SignIn {
  const deps: SignInDeps = { ...parts, ages: createEntryAges(parts.clock) };
  // Attempts at the same time would not see each other's failures, and would not be slowed down.
  const oneAtATime = createOneAtATime();
  return {
    feature: { ...signInCalls(deps, oneAtATime), ...inBrowser(deps, oneAtATime) },
    authenticate: (attempt) =>
      oneAtATime(async () => {
        const { userName, password = '' } = attempt.credentials;
        if (attempt.holder === undefined) requireTyped({ userName, password });
        return authenticate(deps, attempt);
      }),
  };
}

function signInCalls(
  deps: SignInDeps,
  oneAtATime: OneAtATime,
): Pick<Handlers, Exclude<SignInCalls, BrowserCalls>> {
  const { profiles, sessions } = deps;
  return {
    async 'profile.open'({ profileId }, { signal, progress }) {
      const options: OpenOptions = {
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      };
      // A page that is loaded again opens the profile again, unless somebody is signed in to it or
      // signing in.
      const isUsed = sessions.current() !== undefined || oneAtATime.isBusy();
      const profile = await (isUsed
        ? profiles.open(profileId, options)
        : profiles.openAnew(profileId, options));
      return { profile: profile.info };
    },

    async 'session.current'() {
      return sessions.view() ?? null;
    },

    'session.ticketHolder': ({ profileId }, { signal }) =>
      ticketHolder(profiles, profileId, signal),

    'session.signIn': (form, { signal }) => oneAtATime(() => signIn(deps, form, signal)),

    'session.signInByTicket': ({ profileId }, { signal }) =>
      oneAtATime(async () => {
        const holder = await credentialsByTicket(profiles, profileId, signal);
        return begin(deps, { ...holder, action: 'sign-in', signal });
      }),

    'session.unlock': ({ password }, { signal }) =>
      oneAtATime(() => unlock(deps, { password }, signal)),

    'session.unlockByTicket': (_input, { signal }) => oneAtATime(() => unlock(deps, {}, signal)),

    async 'session.lock'() {
      await lockSession(deps);
    },

    async 'session.signOut'() {
      await signOutSession(deps);
    },
  };
}

type BrowserCalls = 'session.signInInBrowser' | 'session.unlockInBrowser';

/** Others are not kept waiting while the browser is open. */
function inBrowser(deps: SignInDeps, oneAtATime: OneAtATime): Pick<Handlers, BrowserCalls> {
  const { profiles, sessions, words } = deps;
  return {
    async 'session.signInInBrowser'({ profileId }, { signal }) {
      const profile = await profiles.open(profileId, { signal, onProgress: () => undefined });
      return asHolder(profile, { words, signal, asks: 'account' }, (holder) => {
        const credentials = { userName: holder.userName, password: undefined };
        const attempt = { profile, credentials, action: 'sign-in', signal, holder } as const;
        return oneAtATime(() => begin(deps, attempt));
      });
    },

    async 'session.unlockInBrowser'(_input, { signal }) {
      const { profile, operator } = lockedIn(sessions);
      const opening = { words, signal, asks: 'proof', loginHint: operator.account } as const;
      return asHolder(profile, opening, (holder) =>
        oneAtATime(() => unlock(deps, { holder: onlyFor(operator.account, holder) }, signal)),
      );
    },
  };
}

async function signIn(
  deps: SignInDeps,
  { profileId, userName, password }: InputOf<'session.signIn'>,
  signal: AbortSignal,
): Promise<SessionView> {
  const { profiles, appState } = deps;
  requireTyped({ userName, password });
  const profile = await profiles.open(profileId, { signal, onProgress: () => undefined });
  const credentials = { userName: userName.trim(), password };
  const session = await begin(deps, { profile, credentials, action: 'sign-in', signal });
  appState.rememberUserName(userName.trim());
  return session;
}

async function begin(deps: SignInDeps, attempt: Attempt): Promise<SessionView> {
  const { sessions } = deps;
  const { profile, credentials } = attempt;
  const operator = await authenticate(deps, attempt);
  const before = sessions.current();
  const session = sessions.begin({ operator, profile, credentials });
  // This sign-in has ended the session of somebody else: the log says so.
  // When it cannot now, it says so later.
  if (before !== undefined)
    await recordEnding(deps, before, { action: 'sign-out' }).catch(() => undefined);
  return viewOf(session);
}

/** What the operator unlocks with; nothing, where Windows is asked. */
interface Proof {
  readonly password?: string;
  readonly holder?: BrowserHolder;
}

async function unlock(
  deps: SignInDeps,
  { password, holder }: Proof,
  signal: AbortSignal,
): Promise<SessionView> {
  const { sessions } = deps;
  const locked = lockedIn(sessions);
  const { profile } = locked;
  const credentials = password === undefined ? locked.credentials : passwordOf(locked, password);
  if (credentials.password !== password)
    throw new AppError('auth.passwordOnly', 'this session was begun with a password');
  const attempt = { profile, credentials, action: 'unlock', signal } as const;
  const operator = await authenticate(deps, { ...attempt, ...(holder && { holder }) }).catch(
    (error: unknown) => {
      // Somebody else may have been let in by the browser.
      if (holder !== undefined) dropRefusedOperator(sessions, profile);
      throw error;
    },
  );
  // Signed out while the password was checked: unlocking must not begin a new session.
  if (sessions.current() !== locked) {
    dropRefusedOperator(sessions, profile);
    throw new AppError('auth.signedOut', 'the session ended meanwhile');
  }
  return viewOf(sessions.begin({ operator, profile, credentials }));
}

/** The session that is to be unlocked. @throws AppError `auth.signedOut` */
function lockedIn(sessions: Sessions): Session {
  const session = sessions.current();
  if (session === undefined) throw new AppError('auth.signedOut', 'nobody is signed in');
  return session;
}

interface TypedCredentials extends Credentials {
  readonly password: string;
}

function passwordOf({ operator }: Session, password: string): TypedCredentials {
  const credentials = { userName: operator.account, password };
  requireTyped(credentials);
  return credentials;
}

// Refused before a directory is asked or the log is written: some directories take an empty
// password for an anonymous sign-in, and a secret typed into the wrong field must not be recorded.
function requireTyped({ userName, password }: TypedCredentials): void {
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
