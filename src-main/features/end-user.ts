import type { Directory } from '#main/ports/sign-in/directory.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import type { Session } from './sessions.ts';

/** How long, in milliseconds, the directory may take to say who is meant. */
const DIRECTORY_LIMIT_MS = 5_000;

interface AskingDirectory {
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * The account that a person means by a name, as the directory spells it. A name stays as it is
 * where the directory does not know it, or does not answer: then what is written is compared.
 *
 * @throws AppError `request.cancelled`
 */
export async function accountMeantBy(
  name: string,
  { directory, clock }: AskingDirectory,
  { signal }: CallOptions,
): Promise<string> {
  if (directory.findAccount === undefined) return name;
  const limit = new AbortController();
  const cancelTimer = clock.after(DIRECTORY_LIMIT_MS, () => {
    limit.abort();
  });
  try {
    const options = { signal: AbortSignal.any([signal, limit.signal]) };
    return (await directory.findAccount(name, options)) ?? name;
  } catch (error) {
    refuseIfCancelled(signal);
    if (!(error instanceof AppError)) throw error;
    return name;
  } finally {
    cancelTimer();
  }
}

interface Asked {
  readonly session: Pick<Session, 'profile'>;
  readonly request: { readonly userDomain: string; readonly userName: string };
}

/** An inquiry whose end user is named as {@link accountMeantBy} says. @throws as that */
export async function withKnownEndUser<Inquiry extends Asked>(
  inquiry: Inquiry,
  clock: Clock,
  options: CallOptions,
): Promise<Inquiry> {
  const { session, request } = inquiry;
  // A user principal name goes as it is: its suffix may be another than the name of the domain.
  const typed = request.userDomain.trim() === '' ? request.userName.trim() : endUserOf(request);
  if (typed === '') return inquiry;
  const { directory } = session.profile;
  const meant = await accountMeantBy(typed, { directory, clock }, options);
  if (meant === typed) return inquiry;
  const { domain, name } = splitAccount(meant);
  return { ...inquiry, request: { ...request, userDomain: domain, userName: name } };
}
