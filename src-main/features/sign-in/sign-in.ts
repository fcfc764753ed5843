import { type EntryAges, createEntryAges } from '#main/domain/audit/entry-ages.ts';
import {
  type Attempt as PastAttempt,
  GUESSES_TO_WEIGH,
  SIGN_INS_TO_WEIGH,
  signInWaitMs,
  workstationWaitMs,
} from '#main/domain/sign-in/throttle.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { IdleLock } from '#main/ports/desktop/idle-lock.ts';
import type { OpenOptions, OpenProfile } from '#main/ports/profile.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditAction, AuditEntry } from '#shared/audit/audit-entry.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { LONGEST_USER_NAME, type Operator, type SessionView } from '#shared/sign-in/session.ts';
import { auditDraft } from '../audit-entries.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import type { OwedEntries } from '../owed-entries.ts';
import { type Session, type Sessions, viewOf } from '../sessions.ts';
import type { Profiles } from './profiles.ts';

/** What it takes to end a session. */
export interface EndingDeps {
  readonly sessions: Sessions;
  readonly owed: OwedEntries;
  readonly workstation: string;
}

interface SignInParts extends EndingDeps {
  readonly profiles: Profiles;
  readonly appState: AppState;
  readonly clock: Clock;
  readonly idleLock: Pick<IdleLock, 'isSomebodyThere'>;
}

interface SignInDeps extends SignInParts {
  readonly ages: EntryAges;
}

type SignInCalls =
  | 'profile.open'
  | 'session.current'
  | 'session.ticketHolder'
  | 'session.signIn'
  | 'session.signInByTicket'
  | 'session.unlock'
  | 'session.unlockByTicket'
  | 'session.lock'
  | 'session.signOut';

/**
 * Signing in, locking, unlocking and signing out. Each attempt of somebody has its audit entry;
 * while the operating system names nobody, there is no one it could be about.
 */
export function signInFeature(parts: SignInParts): Pick<Handlers, SignInCalls> {
  const deps: SignInDeps = { ...parts, ages: createEntryAges(parts.clock) };
  const { profiles, sessions } = deps;
  // Attempts at the same time would not see each other's failures, and would not be slowed down.
  const oneAtATime = createOneAtATime();

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
      oneAtATime(() => signInByTicket(deps, profileId, signal)),

    'session.unlock': ({ password }, { signal }) =>
      oneAtATime(() => unlock(deps, password, signal)),

    'session.unlockByTicket': (_input, { signal }) =>
      oneAtATime(() => unlock(deps, undefined, signal)),

    async 'session.lock'() {
      await lockSession(deps);
    },

    async 'session.signOut'() {
      await signOutSession(deps);
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

async function signInByTicket(
  deps: SignInDeps,
  profileId: string,
  signal: AbortSignal,
): Promise<SessionView> {
  const profile = await deps.profiles.open(profileId, { signal, onProgress: () => undefined });
  if (profile.directory.ticketHolder === undefined)
    throw new AppError('auth.passwordOnly', 'nobody signs in to this profile with a ticket');
  const userName = await profile.directory.ticketHolder({ signal });
  const credentials = { userName, password: undefined };
  return begin(deps, { profile, credentials, action: 'sign-in', signal });
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
    await record(deps, before, { action: 'sign-out' }).catch(() => undefined);
  return viewOf(session);
}

/** Whom the operating system would sign in, and what keeps it from that. Nobody signs in yet. */
async function ticketHolder(
  profiles: Profiles,
  profileId: string,
  signal: AbortSignal,
): Promise<OutputOf<'session.ticketHolder'>> {
  try {
    const { directory } = await profiles.open(profileId, { signal, onProgress: () => undefined });
    const holder = await directory.ticketHolder?.({ signal });
    const account = holder === undefined ? null : directory.accountOf(holder);
    return { account, problem: null };
  } catch (error) {
    if (!(error instanceof AppError) || signal.aborted) throw error;
    return { account: null, problem: { code: error.code, details: error.details } };
  }
}

async function unlock(
  deps: SignInDeps,
  password: string | undefined,
  signal: AbortSignal,
): Promise<SessionView> {
  const { sessions } = deps;
  const locked = sessions.current();
  if (locked === undefined) throw new AppError('auth.signedOut', 'nobody is signed in');
  const { profile } = locked;
  const credentials = password === undefined ? locked.credentials : passwordOf(locked, password);
  if (credentials.password !== password)
    throw new AppError('auth.passwordOnly', 'this session was begun with a password');
  const operator = await authenticate(deps, { profile, credentials, action: 'unlock', signal });
  // Signed out while the password was checked: unlocking must not begin a new session.
  if (sessions.current() !== locked) {
    dropRefusedOperator(sessions, profile);
    throw new AppError('auth.signedOut', 'the session ended meanwhile');
  }
  return viewOf(sessions.begin({ operator, profile, credentials }));
}

function passwordOf({ operator }: Session, password: string): Credentials {
  const credentials = { userName: operator.account, password };
  requireTyped(credentials);
  return credentials;
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
  await record(deps, session, { action: 'lock', failure });
}

/** Ends the session first, then records, for the same reason. @throws as {@link lockSession} */
export async function signOutSession(deps: EndingDeps, failure?: ErrorCode): Promise<void> {
  const session = deps.sessions.current();
  if (session === undefined) return;
  deps.sessions.end();
  await record(deps, session, { action: 'sign-out', failure });
}

interface Ending {
  readonly action: 'lock' | 'sign-out';
  readonly failure?: ErrorCode | undefined;
}

async function record(
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

/** In the note of an entry; a password is what everybody signed in with before, without a note. */
const BY_TICKET = 'Windows (Kerberos)';

interface Attempt {
  readonly profile: OpenProfile;
  readonly credentials: Credentials;
  readonly action: 'sign-in' | 'unlock';
  readonly signal: AbortSignal;
}

/**
 * Checks the password or the ticket, slowed down after failures, and writes an audit entry of
 * success or failure.
 *
 * @throws AppError `auth.throttled`, `auth.nobodyThere`, what the directory throws, and what the
 *   audit log throws: without an entry there is no session
 */
async function authenticate(
  deps: SignInDeps,
  { profile, credentials, action, signal }: Attempt,
): Promise<Operator> {
  const { sessions, ages, owed, workstation } = deps;
  const { directory, auditLog } = profile;
  const account = directory.accountOf(credentials.userName);
  const how = credentials.password === undefined ? BY_TICKET : '';
  const fail = async (cause: unknown, as: AuditAction) => {
    const failure = codeOf(cause);
    const draft = auditDraft(workstation, {
      action: as,
      result: 'failed',
      failure,
      operator: account,
      note: how,
    });
    ages.remember(await auditLog.append(draft));
  };

  await owed.settle(profile);
  const latest = await auditLog.latestSignIns(account, SIGN_INS_TO_WEIGH);
  const guesses = await auditLog.latestGuessesAt(workstation, GUESSES_TO_WEIGH);
  const refusal =
    throttled(signInWaitMs(agedBy(ages, latest)), workstationWaitMs(agedBy(ages, guesses))) ??
    unattended(deps, credentials);
  if (refusal !== undefined) {
    await fail(refusal, 'refusal');
    throw refusal;
  }
  const operator = await directory.signIn(credentials, { signal }).catch(async (error: unknown) => {
    if (!signal.aborted) await fail(error, action);
    throw error;
  });
  try {
    const succeed = (as: string, note: string) =>
      auditLog.append(
        auditDraft(workstation, { action, result: 'successful', operator: as, note }),
      );
    await succeed(operator.account, how);
    // Failures were counted under the name that was typed, such as name@suffix: that row ends too.
    const isAnotherName = account.toLowerCase() !== operator.account.toLowerCase();
    if (isAnotherName && latest[0]?.result === 'failed') await succeed(account, operator.account);
    return operator;
  } catch (error) {
    dropRefusedOperator(sessions, profile);
    throw error;
  }
}

function agedBy(ages: EntryAges, entries: readonly AuditEntry[]): readonly PastAttempt[] {
  return entries.map((entry) => ({ result: entry.result, ageMs: ages.of(entry) }));
}

/**
 * A ticket asks nothing of anybody: without this, the page could unlock by itself what was locked
 * because nobody was there.
 */
function unattended({ idleLock }: SignInDeps, { password }: Credentials): AppError | undefined {
  return password !== undefined || idleLock.isSomebodyThere()
    ? undefined
    : new AppError('auth.nobodyThere', 'a ticket, and nobody at keyboard or mouse');
}

/** The longer wait counts, and is said to be that of the account or of the workstation. */
function throttled(accountMs: number, workstationMs: number): AppError | undefined {
  const waitMs = Math.max(accountMs, workstationMs);
  if (waitMs === 0) return undefined;
  const waitSeconds = Math.ceil(waitMs / 1000);
  return new AppError('auth.throttled', 'too many failures', {
    details: { waitSeconds, ...(workstationMs > accountMs && { reason: 'workstation' }) },
  });
}

/**
 * The directory has accepted a password, but the console refuses the sign-in. The profile's
 * connections now run under that account, and an operator who is signed in to the same profile must
 * not use them: the session is locked.
 */
function dropRefusedOperator(sessions: Sessions, profile: OpenProfile): void {
  if (sessions.current()?.profile === profile) sessions.lock();
  else profile.forgetOperator();
}

// Refused before a directory is asked or the log is written: some directories take an empty
// password for an anonymous sign-in, and a secret typed into the wrong field must not be recorded.
function requireTyped({
  userName,
  password,
}: {
  readonly userName: string;
  readonly password: string;
}): void {
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
