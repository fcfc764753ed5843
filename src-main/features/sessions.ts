import { AppError } from '#shared/errors.ts';
import { type TicketRule, type TicketSettings, ticketRuleOf } from '#shared/request/tickets.ts';
import type { Operator, SessionView } from '#shared/sign-in/session.ts';
import type { OpenProfile } from '../ports/profile.ts';
import type { Credentials } from '../ports/sign-in/directory.ts';

/** Who is signed in, and to which profile. Only main decides that; the page cannot change it. */
export interface Session {
  readonly operator: Operator;
  readonly profile: OpenProfile;
  /**
   * What the operator signed in with, since some sources and computers are asked under the
   * operator's own account. A password is empty while the session is locked.
   */
  readonly credentials: Credentials;
  readonly locked: boolean;
  /** What is asked of the ticket numbers that this operator types. */
  readonly ticket: TicketRule;
}

/** Holds the one session of the console, and tells others when secrets must be dropped. */
export interface Sessions {
  current(): Session | undefined;
  /** The session, unless it is locked. @throws AppError `auth.signedOut`, `auth.locked` */
  require(): Session;
  view(): SessionView | undefined;
  /** Starts a session, or unlocks the present one with newly read data. */
  begin(session: Omit<Session, 'locked' | 'ticket'>): Session;
  lock(): void;
  end(): void;
  /** Called each time a session begins, is locked or ends, before any audit entry is written. */
  onDropSecrets(listener: () => void): void;
}

/** Nobody is signed in at first. */
export function createSessions(tickets: TicketSettings): Sessions {
  let session: Session | undefined;
  const listeners: (() => void)[] = [];

  function dropSecrets(): void {
    for (const listener of listeners) listener();
  }

  return {
    current: () => session,
    require() {
      if (session === undefined) throw new AppError('auth.signedOut', 'nobody is signed in');
      if (session.locked) throw new AppError('auth.locked', 'the session is locked');
      return session;
    },
    view: () => session && viewOf(session),
    begin(next) {
      // The connections of the same profile already belong to the new operator.
      if (session !== undefined && session.profile !== next.profile)
        session.profile.forgetOperator();
      dropSecrets();
      const ticket = ticketRuleOf(tickets, next.operator.mustNameTicket ?? false);
      session = { ...next, locked: false, ticket };
      return session;
    },
    lock() {
      if (session === undefined) return;
      const { userName, password } = session.credentials;
      session = { ...session, credentials: { userName, password: password && '' }, locked: true };
      session.profile.forgetOperator();
      dropSecrets();
    },
    end() {
      session?.profile.forgetOperator();
      session = undefined;
      dropSecrets();
    },
    onDropSecrets(listener) {
      listeners.push(listener);
    },
  };
}

/** A session as the page may know it: without the credentials. */
export function viewOf(session: Session): SessionView {
  const { operator, profile, credentials, locked, ticket } = session;
  return {
    operator,
    profile: profile.info,
    domains: [...profile.directory.domains],
    dnsDomains: [...profile.directory.dnsDomains],
    locked,
    ticket,
    ...(credentials.password === undefined && { byTicket: true }),
  };
}
