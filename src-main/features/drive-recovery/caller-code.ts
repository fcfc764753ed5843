import { randomInt, randomUUID } from 'node:crypto';
import { isSameCode, maskedAddress } from '#main/domain/recovery/caller-code.ts';
import type { CallerCodes } from '#main/ports/messages/caller-codes.ts';
import type { Addressee } from '#main/ports/messages/messages.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';
import { CODE_DIGITS, type SentCode } from '#shared/recovery/caller-code.ts';
import { LONGEST_DOMAIN, LONGEST_NAME, endUserOf } from '#shared/request/request-fields.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { type Role, roleIn } from '#shared/sign-in/role.ts';
import { auditDraft } from '../audit-entries.ts';
import { withKnownEndUser } from '../end-user.ts';
import type { Session, Sessions } from '../sessions.ts';

/** So many codes one console sends in so many milliseconds: nobody’s mailbox is to be flooded. */
const MOST_CODES = 10;
const WINDOW_MS = 600_000;

interface CallerCodeDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** The name of this computer, for the audit log. */
  readonly workstation: string;
}

/** A code that was sent. It is in main’s memory alone, and in no entry and no log. */
interface HeldCode {
  readonly session: Session;
  readonly role: Role;
  readonly endUser: string;
  readonly code: string;
  readonly way: string;
  readonly requestId: string;
  /** On the clock that nobody sets, in milliseconds. */
  readonly untilMs: number;
  readonly tries: number;
  tried: number;
  isRight: boolean;
}

/** An end user as the form names one. */
interface NamedUser {
  readonly userDomain: string;
  readonly userName: string;
}

/** Sends codes, and compares what callers read out. */
export interface CallerCodeDesk {
  /**
   * @throws AppError `input.invalid` without an end user, `message.*`, each but the first after an
   *   entry; `code.tooMany`; what the directory and the audit log throw
   */
  send(user: NamedUser, options: CallOptions): Promise<SentCode>;
  /**
   * @throws AppError `code.wrong` with the tries that are left, after an entry; `code.gone`; what
   *   the audit log throws
   */
  check(codeId: string, typed: string): Promise<void>;
  /**
   * What to record of a code that was read back right by this end user.
   *
   * @throws AppError `code.gone` when it is not good for that, or not any more
   */
  confirmed(codeId: string, session: Session, endUser: string): string;
}

export function createCallerCodeDesk(deps: CallerCodeDeps): CallerCodeDesk {
  const { sessions, clock, workstation } = deps;
  const held = new Map<string, HeldCode>();
  const sentAt: number[] = [];
  sessions.onDropSecrets(() => {
    held.clear();
  });

  async function record(code: HeldCode, event: CodeEvent): Promise<void> {
    await code.session.profile.auditLog.append(codeDraft(workstation, code, event));
  }

  function goodCode(codeId: string, session: Session | undefined): HeldCode {
    const code = held.get(codeId);
    if (code !== undefined && code.session === session && clock.elapsed() < code.untilMs)
      return code;
    throw new AppError('code.gone', 'no such code, or its time is over');
  }

  return {
    async send(user, options) {
      requireFew(sentAt, clock.elapsed());
      const { codes, ...about } = await codeFor(deps, user, options);
      const code: HeldCode = { ...about, tried: 0, isRight: false };
      const to = await sendRecorded(
        { code, codes, record: (event) => record(code, event) },
        options,
      );
      sentAt.push(clock.elapsed());
      // Locked or signed out meanwhile: whoever comes next gets nothing of it.
      if (sessions.current() !== code.session) throw new AppError('auth.locked', 'session ended');
      const codeId = randomUUID();
      held.set(codeId, code);
      const { endUser } = code;
      return { codeId, endUser, sentTo: maskedAddress(to), minutes: codes.minutes };
    },

    async check(codeId, typed) {
      const code = goodCode(codeId, sessions.require());
      if (code.isRight) return;
      // Counted before anything is waited for: two answers at once are two tries.
      code.tried += 1;
      if (code.tried >= code.tries) held.delete(codeId);
      await requireRight(code, typed, (event) => record(code, event));
      code.isRight = true;
      held.set(codeId, code);
    },

    confirmed(codeId, session, endUser) {
      const code = goodCode(codeId, session);
      if (!code.isRight || code.endUser.toLowerCase() !== endUser.toLowerCase())
        throw new AppError('code.gone', 'not read back, or of another end user');
      return `${code.way}: right`;
    },
  };
}

/** @throws AppError `code.wrong` with the tries that are left; what the audit log throws */
async function requireRight(
  { code, tried, tries }: HeldCode,
  typed: string,
  record: (event: CodeEvent) => Promise<void>,
): Promise<void> {
  if (isSameCode(typed, code)) {
    await record({ result: 'successful', what: 'right' });
    return;
  }
  await record({
    result: 'failed',
    failure: 'code.wrong',
    what: `wrong, try ${tried} of ${tries}`,
  });
  throw new AppError('code.wrong', 'wrong code', { details: { most: Math.max(0, tries - tried) } });
}

interface Sending {
  readonly code: HeldCode;
  readonly codes: CallerCodes;
  readonly record: (event: CodeEvent) => Promise<void>;
}

/** No code goes out without an entry, and one that did not go out has one as well. */
async function sendRecorded(
  { code, codes, record }: Sending,
  options: CallOptions,
): Promise<Addressee> {
  try {
    const to = await addressee(code, codes, options);
    await record({ result: 'intended', what: 'sent' });
    await codes.send(to, code.code, options);
    return to;
  } catch (error) {
    const failure = codeOf(error);
    if (!failure.startsWith('store.'))
      await record({ result: 'failed', failure, what: 'not sent' });
    throw error;
  }
}

/** @throws AppError `code.tooMany` */
function requireFew(sentAt: number[], now: number): void {
  while (sentAt[0] !== undefined && sentAt[0] <= now - WINDOW_MS) sentAt.shift();
  if (sentAt.length >= MOST_CODES) throw new AppError('code.tooMany', 'too many codes');
}

type NewCode = Omit<HeldCode, 'tried' | 'isRight'> & { readonly codes: CallerCodes };

/** @throws AppError `input.invalid`, `auth.*`, `code.gone` where no codes are sent */
async function codeFor(
  { sessions, clock }: CallerCodeDeps,
  user: NamedUser,
  options: CallOptions,
): Promise<NewCode> {
  const session = sessions.require();
  const role = roleIn('drive-recovery', session.operator.roles);
  const codes = session.profile.callerCodes;
  if (role === undefined) throw new AppError('auth.forbidden', 'no role opens drive recovery');
  if (codes === undefined) throw new AppError('code.gone', 'no codes are sent here');
  requireNamed(user);
  const { request } = await withKnownEndUser({ session, request: user }, clock, options);
  const { minutes, tries, rules } = codes;
  return {
    codes,
    session,
    role,
    tries,
    endUser: endUserOf(request),
    code: randomInt(10 ** CODE_DIGITS)
      .toString()
      .padStart(CODE_DIGITS, '0'),
    way: `one-time code by ${rules.by}`,
    requestId: randomUUID(),
    untilMs: clock.elapsed() + minutes * 60_000,
  };
}

function requireNamed({ userDomain, userName }: NamedUser): void {
  const problem =
    userName.trim() === ''
      ? { userName: 'required' }
      : {
          ...fieldProblem('userName', textProblem(userName.trim(), LONGEST_NAME)),
          ...fieldProblem('userDomain', textProblem(userDomain.trim(), LONGEST_DOMAIN)),
        };
  if (Object.keys(problem).length > 0)
    throw new AppError('input.invalid', 'end user', { details: { fields: problem } });
}

function fieldProblem(field: string, problem: string | undefined): Record<string, string> {
  return problem === undefined ? {} : { [field]: problem };
}

/** @throws AppError `message.noAddress`, and what the directory throws */
async function addressee(
  { session, endUser }: HeldCode,
  { rules }: CallerCodes,
  options: CallOptions,
): Promise<Addressee> {
  const contact = await session.profile.directory.contactOf?.(endUser, options);
  const { mail = '', mobile = '' } = contact ?? {};
  const isReachable = mail !== '' || (rules.by === 'webhook' && mobile !== '');
  if (!isReachable) throw new AppError('message.noAddress', `no address of ${endUser}`);
  return { account: endUser, mail, mobile };
}

interface CodeEvent extends Pick<AuditDraft, 'result'> {
  readonly failure?: ErrorCode;
  /** What became of the code; never the code. */
  readonly what: string;
}

function codeDraft(
  workstation: string,
  { session, role, endUser, way, requestId }: HeldCode,
  {
    result,
    failure = '' as const,
    what,
  }: Omit<CodeEvent, 'failure'> & { failure?: ErrorCode | '' },
): AuditDraft {
  return auditDraft(workstation, {
    action: 'caller-check',
    result,
    failure,
    operator: session.operator.account,
    role,
    endUser,
    requestId,
    note: `${way}: ${what}`,
  });
}
