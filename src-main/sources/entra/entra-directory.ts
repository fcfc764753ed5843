import { type GraphClient, graphClient } from '#main/drivers/graph/graph-client.ts';
import type { SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import type { BrowserHolder, BrowserOptions, Directory } from '#main/ports/sign-in/directory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { LONGEST_USER_NAME, type Operator } from '#shared/sign-in/session.ts';
import { Guid } from '../odata.ts';
import type { BindCredentials, ProfileParts } from '../source-kind.ts';
import type { EntraDirectoryConfiguration } from './configuration.ts';
import { accountOf } from './entra-account.ts';
import { type EntraPlace, entraPlace, signInPlace } from './entra-place.ts';
import { rightsOf } from './entra-roles.ts';
import { signInInBrowser } from './in-browser.ts';
import type { OwnEntra } from './own-entra.ts';

/** Entra ID as the directory: who may sign in, and what sources read with that sign-in. */
export interface EntraDirectory {
  readonly directory: Directory;
  readonly own: OwnEntra;
  /**
   * Has the sign-in renewed, and reads the roles again.
   *
   * @throws AppError `auth.*` when the account may not sign in any more or has no role left;
   *   `auth.signedOut` when nobody is signed in; `entra.*` and `request.cancelled` when it could
   *   not be found out, and the operator stays signed in
   */
  recheck(options: CallOptions): Promise<Operator>;
  /** The operator, for sources that only want somebody to be signed in. */
  operator(): BindCredentials;
  /** Forgets the tokens, and ends a sign-in that still waits for the browser. */
  signOut(): void;
}

type Parts = Pick<ProfileParts, 'openBrowser' | 'program'>;

interface Session {
  readonly signedIn: SignedIn;
  readonly objectId: string;
  readonly operator: Operator;
}

const PATIENCE_MS = 10_000;
/** The sign-in is over, and not just unanswered. */
const ENDED: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  'entra.accountDisabled': 'auth.disabled',
  'entra.signInNeeded': 'auth.grantEnded',
  'entra.notAllowed': 'auth.grantEnded',
};

/**
 * Sends nothing before somebody signs in.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function entraDirectory(
  configuration: EntraDirectoryConfiguration,
  { openBrowser, program }: Parts,
): EntraDirectory {
  const place = entraPlace(configuration, program);
  const identify = identifier(configuration, place);
  const browser = createBrowser(configuration, place, openBrowser);
  const held = heldSession();
  return {
    directory: {
      get domains() {
        return domainsOf(configuration, held.current());
      },
      get dnsDomains() {
        return domainsOf(configuration, held.current());
      },
      accountOf: (userName) => userName.trim().slice(0, LONGEST_USER_NAME),
      signIn: () => Promise.reject(browserOnly()),
      checkBeside: () => Promise.reject(browserOnly()),
      inBrowser: async (options) => holderOf(await browser.open(options), { identify, held }),
    },
    own: {
      place,
      current: () => held.current()?.signedIn,
      token: (asked) => unlessEnded(() => held.require().signedIn.token(asked)),
      objectId: () => held.require().objectId,
      onSignIn: held.onBegin,
    },
    async recheck({ signal }) {
      const before = held.require();
      const next = await unlessEnded(async () => {
        // Not the one that is still good for an hour: what has changed shows in a new token.
        await before.signedIn.token({ signal, isRefused: true });
        return identify(before.signedIn, { signal });
      });
      held.update(before, next);
      return next.operator;
    },
    operator: () => ({ bindName: held.require().operator.account, password: undefined }),
    signOut() {
      browser.stop();
      held.end();
      place.graph.https.close();
    },
  };
}

/** Who is signed in. */
function heldSession() {
  const listeners: (() => void)[] = [];
  let session: Session | undefined;
  const replace = (next: Session | undefined) => {
    if (session?.signedIn !== next?.signedIn) session?.signedIn.forget();
    session = next;
  };
  return {
    current: () => session,
    /** @throws AppError `auth.signedOut` */
    require(): Session {
      if (session === undefined) throw new AppError('auth.signedOut', 'nobody is signed in');
      return session;
    },
    begin(next: Session) {
      replace(next);
      for (const listener of listeners) listener();
    },
    /** Signed out meanwhile, or somebody else signed in: that stays as it is. */
    update(before: Session, next: Session) {
      if (session === before) session = next;
    },
    end: () => {
      replace(undefined);
    },
    onBegin: (listener: () => void) => void listeners.push(listener),
  };
}

type Identify = (signedIn: SignedIn, options: CallOptions) => Promise<Session>;

/** Finds out who has signed in, and what they may do. */
function identifier(configuration: EntraDirectoryConfiguration, { graph }: EntraPlace): Identify {
  return async (signedIn, { signal }) => {
    const client: GraphClient = graphClient({ ...graph, token: signedIn.token });
    const asking = { graph: client, signal, patienceMs: PATIENCE_MS };
    const account = await accountOf(signedIn, configuration, asking);
    const { roles, mustNameTicket } = await rightsOf(configuration, account.appRoles, asking);
    refuseIfCancelled(signal);
    const { objectId, userPrincipalName, displayName } = account;
    return {
      signedIn,
      objectId,
      operator: {
        account: userPrincipalName,
        displayName,
        roles,
        ...(mustNameTicket && { mustNameTicket }),
      },
    };
  };
}

/** Opens the browser for one sign-in at a time. */
function createBrowser(
  { clientId }: EntraDirectoryConfiguration,
  place: EntraPlace,
  openBrowser: ProfileParts['openBrowser'],
) {
  let running: AbortController | undefined;
  return {
    stop: () => running?.abort(),
    async open({ pages, signal, asks, loginHint }: BrowserOptions): Promise<SignedIn> {
      if (running !== undefined) throw new AppError('request.inProgress', 'the browser is open');
      const own = new AbortController();
      running = own;
      try {
        return await signInInBrowser({
          place: signInPlace(place, clientId),
          openBrowser,
          pages,
          signal: AbortSignal.any([signal, own.signal]),
          prompt: asks === 'proof' ? 'login' : 'select_account',
          loginHint,
        });
      } finally {
        running = undefined;
      }
    },
  };
}

interface HolderParts {
  readonly identify: Identify;
  readonly held: ReturnType<typeof heldSession>;
}

function holderOf(signedIn: SignedIn, { identify, held }: HolderParts): BrowserHolder {
  const { oid } = signedIn.claims();
  return {
    userName: signedIn.userName.slice(0, LONGEST_USER_NAME),
    note: `Microsoft Entra ID, object ${Guid.safeParse(oid).data?.toLowerCase() ?? 'unknown'}`,
    async signIn(options) {
      const session = await identify(signedIn, options);
      held.begin(session);
      return session.operator;
    },
    async checkBeside(options) {
      const before = held.require().objectId;
      const { operator: person, objectId } = await identify(signedIn, options);
      return { person, isOperator: objectId === before };
    },
    forget: () => {
      signedIn.forget();
    },
  };
}

/** @throws AppError `auth.*` where the sign-in has ended; what the work throws otherwise */
async function unlessEnded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const ended = error instanceof AppError ? ENDED[error.code] : undefined;
    if (ended === undefined) throw error;
    throw new AppError(ended, 'the sign-in to Entra ID has ended', { cause: error });
  }
}

/** The domain of the operator's name first, then those of the configuration. */
function domainsOf(
  { domains }: EntraDirectoryConfiguration,
  session: Session | undefined,
): readonly string[] {
  const [, own] = /@([^@]+)$/.exec(session?.operator.account ?? '') ?? [];
  const all = [...(own === undefined ? [] : [own]), ...domains].map((one) => one.toLowerCase());
  return [...new Set(all)];
}

function browserOnly(): AppError {
  return new AppError('auth.browserOnly', 'a password, where Entra ID is signed in to');
}
