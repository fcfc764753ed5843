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
import { signInInBrowser } from './in-browser.ts';

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

/** By what an account is known to be the operator's own. */
export interface OwnAccount {
  /** What the operator is known by. @throws AppError `auth.signedOut` */
  id(): string;
  /** What an account that has signed in is known by; nothing where it cannot be the operator's. */
  idOf(me: Me): string | null | undefined;
}

/** By its SID: the account that the one in Active Directory is synchronised to. */
export const knownBySid = (operatorSid: () => string): OwnAccount => ({
  id: operatorSid,
  idOf: ({ onPremisesSecurityIdentifier }) => onPremisesSecurityIdentifier,
});

/** By its object ID, where the operator has signed in to Keydesk with Entra ID itself. */
export const knownByObject = (objectId: () => string): OwnAccount => ({
  id: objectId,
  idOf: ({ id }) => id,
});

interface SessionParts {
  readonly place: SignInPlace;
  readonly graph: Omit<GraphClientParts, 'token'>;
  readonly account: OwnAccount;
  readonly openBrowser: (url: string) => Promise<void>;
}

const PATIENCE_MS = 10_000;

const Me = z.object({
  id: z.string().catch(''),
  userPrincipalName: z.string().catch(''),
  onPremisesSecurityIdentifier: z.string().nullish(),
});
type Me = z.infer<typeof Me>;

/** What a service answers once an account or what was granted to it has ended. */
const ENDED: ReadonlySet<string> = new Set(['entra.signInNeeded', 'entra.accountDisabled']);

export function entraSession(parts: SessionParts): EntraSession {
  const signIn = createSignIn(parts);
  let signedIn: SignedIn | undefined;
  let idOfOwner: string | undefined;

  function replace(next: SignedIn | undefined): void {
    signedIn?.forget();
    signedIn = next;
    idOfOwner = next && idOf(parts);
  }
  /** Not what somebody else left behind, whatever way the operator took. */
  function current(): SignedIn | undefined {
    if (signedIn !== undefined && idOf(parts) !== idOfOwner) replace(undefined);
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

/** Of the operator; `undefined` while nobody is signed in to the directory. */
function idOf({ account }: SessionParts): string | undefined {
  try {
    return account.id();
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
    const found = await signInInBrowser({
      place,
      openBrowser,
      pages,
      signal,
      prompt: wasOther ? 'select_account' : undefined,
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

/** One person must not search as another. */
async function requireOwnAccount(
  candidate: SignedIn,
  { graph, account }: SessionParts,
  signal: AbortSignal,
): Promise<void> {
  const asCandidate: GraphClient = graphClient({ ...graph, token: candidate.token });
  const answer = await asCandidate.get(
    { path: 'me', options: { $select: 'id,userPrincipalName,onPremisesSecurityIdentifier' } },
    { signal, patienceMs: PATIENCE_MS },
  );
  const me = Me.safeParse(answer?.body).data;
  const reason = me?.userPrincipalName || candidate.userName;
  const id = me && account.idOf(me);
  if (!id) throw new AppError('entra.notSynced', `${reason} has no SID`, { details: { reason } });
  if (id !== account.id())
    throw new AppError('entra.otherAccount', `${reason} is not the operator`, {
      details: { reason },
    });
}
