import type { EntryAges } from '#main/domain/audit/entry-ages.ts';
import {
  type Attempt as PastAttempt,
  GUESSES_TO_WEIGH,
  SIGN_INS_TO_WEIGH,
  signInWaitMs,
  workstationWaitMs,
} from '#main/domain/sign-in/throttle.ts';
import type { IdleLock } from '#main/ports/desktop/idle-lock.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { BrowserHolder, Credentials, Directory } from '#main/ports/sign-in/directory.ts';
import type { AuditAction, AuditEntry } from '#shared/audit/audit-entry.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import { auditDraft } from '../audit-entries.ts';
import type { OwedEntries } from '../owed-entries.ts';
import type { Sessions } from '../sessions.ts';
import { signInNote, unattended } from './by-ticket.ts';

/** What it takes to check a password or a ticket. */
export interface AuthenticateDeps {
  readonly sessions: Sessions;
  readonly owed: OwedEntries;
  readonly workstation: string;
  readonly ages: EntryAges;
  readonly idleLock: Pick<IdleLock, 'isSomebodyThere'>;
}

/** Somebody who wants to sign in or to unlock. */
export interface Attempt {
  readonly profile: OpenProfile;
  readonly credentials: Credentials;
  readonly action: 'sign-in' | 'unlock';
  readonly signal: AbortSignal;
  /** Whom the browser has let in: then nothing was typed, and there is nothing to ask Windows. */
  readonly holder?: BrowserHolder;
  /** Somebody who approves beside the operator: no session begins, and the operator's stays. */
  readonly beside?: {
    /** What the entries say of it. */
    readonly note: string;
    readonly check: Directory['signIn'];
  };
}

/**
 * Checks the password, the ticket or the sign-in of the browser, slowed down after failures, and
 * writes an audit entry of success or failure.
 *
 * @throws AppError `auth.throttled`, `auth.nobodyThere`, what the directory throws, and what the
 *   audit log throws: without an entry there is no session
 */
export async function authenticate(
  deps: AuthenticateDeps,
  { profile, credentials, action, signal, holder, beside }: Attempt,
): Promise<Operator> {
  const { sessions, ages, owed, workstation, idleLock } = deps;
  const { directory, auditLog } = profile;
  const account = directory.accountOf(credentials.userName);
  const how = beside?.note ?? holder?.note ?? signInNote(credentials);
  const signIn: Directory['signIn'] = (typed, options) =>
    holder === undefined ? directory.signIn(typed, options) : holder.signIn(options);
  const check = beside?.check ?? signIn;
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
    (holder === undefined ? unattended(idleLock, credentials) : undefined);
  if (refusal !== undefined) {
    await fail(refusal, 'refusal');
    throw refusal;
  }
  const operator = await check(credentials, { signal }).catch(async (error: unknown) => {
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
    if (beside === undefined) dropRefusedOperator(sessions, profile);
    throw error;
  }
}

function agedBy(ages: EntryAges, entries: readonly AuditEntry[]): readonly PastAttempt[] {
  return entries.map((entry) => ({ result: entry.result, ageMs: ages.of(entry) }));
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
 * The directory has accepted a password or a ticket, but the console refuses the sign-in. The
 * profile's connections now run under that account, and an operator who is signed in to the same
 * profile must not use them: the session is locked.
 */
export function dropRefusedOperator(sessions: Sessions, profile: OpenProfile): void {
  if (sessions.current()?.profile === profile) sessions.lock();
  else profile.forgetOperator();
}
