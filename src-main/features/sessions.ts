import { AppError } from '#shared/errors.ts';
import type { Operator, SessionView } from '#shared/sign-in/session.ts';
import type { OpenProfile } from '../ports/profile.ts';
import type { Credentials } from '../ports/sign-in/directory.ts';

/** Who is signed in, and to what. Main's own knowledge; nothing the page says changes it. */
export interface Session {
  readonly operator: Operator;
  readonly profile: OpenProfile;
  /**
   * What the operator signed in with: some sources and computers are asked in the operator's own
   * name. Gone while locked.
   */
  readonly credentials: Credentials;
  readonly locked: boolean;
}

/** Holds the one session of the console and tells others when secrets have to go. */
export interface Sessions {
  current(): Session | undefined;
  /** The session somebody may work in. @throws AppError `auth.signedOut`, `auth.locked` */
  require(): Session;
  view(): SessionView | undefined;
  /** Starts a session, or unlocks the one there is with what was read anew. */
  begin(session: Omit<Session, 'locked'>): Session;
  lock(): void;
  end(): void;
  /** Called whenever a session is locked or ends, before anything else learns of it. */
  onSecretsMustGo(listener: () => void): void;
}

/** At first nobody is signed in. */
export function createSessions(): Sessions {
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
      // Another organisation is left behind. The same one was entered anew already, in the name of whoever comes next.
      if (session !== undefined && session.profile !== next.profile)
        session.profile.forgetOperator();
      dropSecrets();
      session = { ...next, locked: false };
      return session;
    },
    lock() {
      if (session === undefined) return;
      session = { ...session, credentials: { ...session.credentials, password: '' }, locked: true };
      session.profile.forgetOperator();
      dropSecrets();
    },
    end() {
      session?.profile.forgetOperator();
      session = undefined;
      dropSecrets();
    },
    onSecretsMustGo(listener) {
      listeners.push(listener);
    },
  };
}

/** A session as the page may know it: without the credentials. */
export function viewOf({ operator, profile, locked }: Session): SessionView {
  return {
    operator,
    profile: profile.info,
    domains: [...profile.directory.domains],
    dnsDomains: [...profile.directory.dnsDomains],
    locked,
  };
}
