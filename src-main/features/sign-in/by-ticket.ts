import type { IdleLock } from '#main/ports/desktop/idle-lock.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Profiles } from './profiles.ts';

interface TicketHolder {
  readonly profile: OpenProfile;
  readonly credentials: Credentials;
}

/**
 * The credentials of the person whom the operating system has a ticket for.
 *
 * @throws AppError `auth.passwordOnly` where nobody signs in so; what opening the profile and the
 *   directory's `ticketHolder` throw
 */
export async function credentialsByTicket(
  profiles: Profiles,
  profileId: string,
  signal: AbortSignal,
): Promise<TicketHolder> {
  const profile = await profiles.open(profileId, { signal, onProgress: () => undefined });
  if (profile.directory.ticketHolder === undefined)
    throw new AppError('auth.passwordOnly', 'nobody signs in to this profile with a ticket');
  const userName = await profile.directory.ticketHolder({ signal });
  return { profile, credentials: { userName, password: undefined } };
}

/** Whom the operating system would sign in, or what prevents it. Nobody signs in yet. */
export async function ticketHolder(
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

/** The note of an audit entry. A password has none, so older entries read the same. */
const BY_TICKET = 'Windows (Kerberos)';

/** What the audit entry notes about the way somebody signs in. */
export function signInNote({ password }: Credentials): string {
  return password === undefined ? BY_TICKET : '';
}

/**
 * A ticket asks nothing of anybody: without this, the page could unlock by itself what was locked
 * because nobody was there.
 */
export function unattended(
  idleLock: Pick<IdleLock, 'isSomebodyThere'>,
  { password }: Credentials,
): AppError | undefined {
  return password !== undefined || idleLock.isSomebodyThere()
    ? undefined
    : new AppError('auth.nobodyThere', 'a ticket, and nobody at keyboard or mouse');
}
