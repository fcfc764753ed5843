import { randomUUID } from 'node:crypto';
import { isInUnit, isNamed } from '#main/domain/recovery/second-person.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { BrowserHolder } from '#main/ports/sign-in/directory.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Attempt } from './sign-in/authenticate.ts';
import { type BrowserWords, asHolder } from './sign-in/in-browser.ts';

/** So long an approval may be used, in milliseconds. */
const GOOD_FOR_MS = 120_000;

/** One secret, and the computer it is of. */
export interface AskedSecret {
  readonly session: Session;
  /** The recovery key ID, or the number of an owner password. */
  readonly secret: string;
  readonly computer: { readonly domain: string; readonly name: string };
}

interface Approval extends Pick<AskedSecret, 'session' | 'secret'> {
  /** `DOMAIN\name`. */
  readonly approver: string;
  /** On the clock that nobody sets. */
  readonly untilMs: number;
}

/** Where the organisation wants it, another admin approves each disclosure. */
export interface SecondPeople {
  /**
   * Who approved this disclosure; `undefined` where nobody has to.
   *
   * @throws AppError `approval.required` with the computer; what the directory throws
   */
  approverOf(
    asked: AskedSecret,
    approvalId: string | null,
    options: CallOptions,
  ): Promise<string | undefined>;
  /** To be called when the secret was disclosed: an approval is for one disclosure. */
  use(approvalId: string | null): void;
  /**
   * Takes the approval of another admin for what was refused last without one.
   *
   * @throws AppError `approval.gone`, `approval.ownRequest`, `approval.notAdmin`; as signing in
   */
  approve(
    typed: InputOf<'approval.give'>,
    options: CallOptions,
  ): Promise<OutputOf<'approval.give'>>;
  /** The same for somebody who signs in with the browser. @throws as that; AppError `entra.*` */
  approveInBrowser(options: CallOptions): Promise<OutputOf<'approval.give'>>;
}

interface SecondPeopleDeps {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly clock: Clock;
  /** Checks a password as at sign-in: slowed down, with an entry. */
  readonly authenticate: (attempt: Attempt) => Promise<Operator>;
  readonly words: BrowserWords;
}

export function createSecondPeople(deps: SecondPeopleDeps): SecondPeople {
  const { sessions, settings, clock, authenticate } = deps;
  const approvals = new Map<string, Approval>();
  /** What was refused last for want of a second person. */
  let waiting: AskedSecret | undefined;
  sessions.onDropSecrets(() => {
    approvals.clear();
    waiting = undefined;
  });

  return {
    async approverOf(asked, approvalId, options) {
      if (!(await isNeeded(settings, asked, options))) return undefined;
      const given = approvalId === null ? undefined : approvals.get(approvalId);
      if (given !== undefined && isGood(given, asked, clock)) return given.approver;
      waiting = asked;
      throw new AppError('approval.required', 'a second person has to approve', {
        details: { computer: computerOf(asked) },
      });
    },

    use(approvalId) {
      if (approvalId !== null) approvals.delete(approvalId);
    },

    async approve({ userName, password }, { signal }) {
      const asked = requireAsked();
      const credentials = { userName: userName.trim(), password };
      return give(asked, await authenticate({ ...attemptFor(asked, signal), credentials }));
    },

    async approveInBrowser({ signal }) {
      const asked = requireAsked();
      return give(asked, await checkedInBrowser(deps, asked, signal));
    },
  };

  /** @throws AppError `approval.gone` */
  function requireAsked(): AskedSecret {
    if (waiting?.session !== sessions.require())
      throw new AppError('approval.gone', 'nothing was asked for');
    return waiting;
  }

  function give(asked: AskedSecret, { account }: Operator): OutputOf<'approval.give'> {
    // Locked, signed out or asked for something else while the person was checked.
    if (waiting !== asked) throw new AppError('approval.gone', 'the request is no longer asked');
    waiting = undefined;
    const approvalId = randomUUID();
    const untilMs = clock.elapsed() + GOOD_FOR_MS;
    const { session, secret } = asked;
    approvals.set(approvalId, { session, secret, approver: account, untilMs });
    return { approvalId, approver: account };
  }
}

function isGood({ session, secret, untilMs }: Approval, asked: AskedSecret, clock: Clock): boolean {
  return session === asked.session && secret === asked.secret && clock.elapsed() < untilMs;
}

/** Somebody whom the browser has let in; nothing of it is kept. */
function checkedInBrowser(
  { authenticate, words }: SecondPeopleDeps,
  asked: AskedSecret,
  signal: AbortSignal,
): Promise<Operator> {
  const { profile } = asked.session;
  return asHolder(profile, { words, signal, asks: 'account' }, async (holder) => {
    const credentials = { userName: holder.userName, password: undefined };
    const person = await authenticate({ ...attemptFor(asked, signal, holder), credentials });
    holder.forget();
    return person;
  });
}

/** A sign-in beside the operator, without what is typed. */
function attemptFor(asked: AskedSecret, signal: AbortSignal, holder?: BrowserHolder) {
  return {
    profile: asked.session.profile,
    action: 'sign-in' as const,
    signal,
    beside: besideOf(asked, holder),
    ...(holder && { holder }),
  };
}

/** What an inquiry knows of its approval. */
interface Approvable {
  readonly session: Session;
  readonly approvalId: string | null;
  readonly approver?: string | undefined;
}

/**
 * The inquiry with whoever approved it, for its entries.
 *
 * @throws as {@link SecondPeople.approverOf}
 */
export async function withApprover<Inquiry extends Approvable>(
  people: SecondPeople,
  inquiry: Inquiry,
  { options, ...about }: Omit<AskedSecret, 'session'> & { readonly options: CallOptions },
): Promise<Inquiry> {
  const { session, approvalId } = inquiry;
  const approver = await people.approverOf({ ...about, session }, approvalId, options);
  return approver === undefined ? inquiry : { ...inquiry, approver };
}

/** The calls of the page. */
export function secondPersonFeature(
  people: SecondPeople,
): Pick<Handlers, 'approval.give' | 'approval.giveInBrowser'> {
  return {
    'approval.give': (typed, options) => people.approve(typed, options),
    'approval.giveInBrowser': (_input, options) => people.approveInBrowser(options),
  };
}

async function isNeeded(
  { secondPerson }: Settings,
  { session, computer }: AskedSecret,
  options: CallOptions,
): Promise<boolean> {
  if (isNamed(secondPerson, computer.name)) return true;
  if (secondPerson.organisationalUnits.length === 0) return false;
  const { placeOf } = session.profile.directory;
  return isInUnit(secondPerson, await placeOf?.(computer, options));
}

/** How the second person is checked: beside the operator, who stays signed in. */
function besideOf(
  { session, secret, computer }: AskedSecret,
  holder: BrowserHolder | undefined,
): NonNullable<Attempt['beside']> {
  const { operator } = session;
  const { directory } = session.profile;
  const note = `second person beside ${operator.account}: ${secret} of ${computerOf({ computer })}`;
  return {
    note: holder === undefined ? note : `${note}; ${holder.note}`,
    async check(credentials, options) {
      const { person, isOperator } =
        holder === undefined
          ? await directory.checkBeside(credentials, operator, options)
          : await holder.checkBeside(options);
      if (isOperator) throw new AppError('approval.ownRequest', 'nobody approves themselves');
      if (!person.roles.includes('admin'))
        throw new AppError('approval.notAdmin', 'only an admin approves');
      return person;
    },
  };
}
