import { z } from 'zod';
import {
  type GraphClient,
  type GraphClientParts,
  type TokenProvider,
  graphClient,
} from '#main/drivers/graph/graph-client.ts';
import type { SignInPlace, SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import type { CloudSignInOptions } from '#main/ports/connection/cloud-sign-in.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';

/** Who is signed in to Entra ID. */
export interface EntraSession {
  /** Asks as whoever is signed in. @throws AppError `entra.signInNeeded` */
  readonly token: TokenProvider;
  /** @throws AppError `entra.signInNeeded` */
  require(): SignedIn;
  current(): SignedIn | undefined;
  /** As the port's. */
  signIn(options: CloudSignInOptions): Promise<void>;
  /** Forgets the tokens, and ends a sign-in that still waits for the browser. */
  signOut(): void;
}

interface SessionParts {
  readonly place: SignInPlace;
  readonly graph: Omit<GraphClientParts, 'token'>;
  /** The SID of the operator's account in the directory. @throws AppError `auth.signedOut` */
  readonly operatorSid: () => string;
  readonly openBrowser: (url: string) => Promise<void>;
}

/** With a password to change and a second factor to find, in milliseconds. */
const SIGN_IN_WITHIN_MS = 300_000;
const PATIENCE_MS = 10_000;

const Me = z.object({
  userPrincipalName: z.string().catch(''),
  onPremisesSecurityIdentifier: z.string().nullish(),
});

/** What a service answers once an account or what was granted to it has ended. */
const ENDED: ReadonlySet<string> = new Set(['entra.signInNeeded', 'entra.accountDisabled']);

export function entraSession(parts: SessionParts): EntraSession {
  const signIn = createSignIn(parts);
  let signedIn: SignedIn | undefined;
  let sidOfOwner: string | undefined;

  function replace(next: SignedIn | undefined): void {
    signedIn?.forget();
    signedIn = next;
    sidOfOwner = next && sidOf(parts);
  }
  /** Not what somebody else left behind, whatever way the operator took. */
  function current(): SignedIn | undefined {
    if (signedIn !== undefined && sidOf(parts) !== sidOfOwner) replace(undefined);
    return signedIn;
  }
  function require(): SignedIn {
    const own = current();
    if (own === undefined) throw new AppError('entra.signInNeeded', 'nobody is signed in');
    return own;
  }

  return {
    require,
    current,
    async token(asked) {
      const own = require();
      try {
        return await own.token(asked);
      } catch (error) {
        const isOver = error instanceof AppError && ENDED.has(error.code);
        if (isOver && signedIn === own) replace(undefined);
        throw error;
      }
    },
    signIn: (options) => signIn.with(options, replace),
    signOut() {
      signIn.stop();
      replace(undefined);
    },
  };
}

/** `undefined` while nobody is signed in to the directory. */
function sidOf({ operatorSid }: SessionParts): string | undefined {
  try {
    return operatorSid();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** One sign-in at a time. */
function createSignIn(parts: SessionParts) {
  const { openBrowser, place } = parts;
  let running: AbortController | undefined;
  /** The last account was not the operator's: next time the person chooses one. */
  let wasOther = false;

  async function ownAccount({ pages, signal }: CloudSignInOptions): Promise<SignedIn> {
    const { signInWithBrowser } = await import('#main/drivers/msal/browser-sign-in.ts');
    const found = await signInWithBrowser(place, {
      openBrowser: (url) => openOwn(url, place, openBrowser),
      pages,
      signal,
      chooseAccount: wasOther,
      limitMs: SIGN_IN_WITHIN_MS,
    });
    try {
      await requireOwnAccount(found, parts, signal);
      refuseIfCancelled(signal);
      return found;
    } catch (error) {
      found.forget();
      throw error;
    }
  }

  return {
    stop: () => running?.abort(),
    /** Calls `use` unless it was stopped meanwhile. */
    async with({ pages, signal }: CloudSignInOptions, use: (found: SignedIn) => void) {
      if (running !== undefined) throw new AppError('request.inProgress', 'the browser is open');
      running = new AbortController();
      const both = AbortSignal.any([signal, running.signal]);
      try {
        use(await ownAccount({ pages, signal: both }));
        wasOther = false;
      } catch (error) {
        wasOther = error instanceof AppError && error.code === 'entra.otherAccount';
        throw error;
      } finally {
        running = undefined;
      }
    },
  };
}

/** The page of the configured token service, and no other. */
async function openOwn(
  url: string,
  { authority }: SignInPlace,
  openBrowser: (url: string) => Promise<void>,
): Promise<void> {
  if (new URL(url).origin !== authority.origin)
    throw new AppError('entra.noBrowser', 'a sign-in page on another server');
  await openBrowser(url);
}

/**
 * One person must not search as another: the account has to be the one that the operator's own is
 * synchronised to.
 */
async function requireOwnAccount(
  candidate: SignedIn,
  { graph, operatorSid }: SessionParts,
  signal: AbortSignal,
): Promise<void> {
  const asCandidate: GraphClient = graphClient({ ...graph, token: candidate.token });
  const answer = await asCandidate.get(
    { path: 'me', options: { $select: 'id,userPrincipalName,onPremisesSecurityIdentifier' } },
    { signal, patienceMs: PATIENCE_MS },
  );
  const me = Me.safeParse(answer?.body).data;
  const reason = me?.userPrincipalName || candidate.userName;
  if (!me?.onPremisesSecurityIdentifier)
    throw new AppError('entra.notSynced', `${reason} has no SID`, { details: { reason } });
  if (me.onPremisesSecurityIdentifier !== operatorSid())
    throw new AppError('entra.otherAccount', `${reason} is not the operator`, {
      details: { reason },
    });
}
