import http from 'node:http';
import { type AuthenticationResult, AuthError, PublicClientApplication } from '@azure/msal-node';
import { cancelled, refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError, messageOf } from '#shared/errors.ts';
import { shortReason } from '../graph/graph-errors.ts';
import type { HttpsClient } from '../graph/https-client.ts';
import { withTimeLimit } from '../network/time-limit.ts';
import { type SignInNetwork, signInNetwork } from './network-module.ts';
import { oauthMeaning } from './oauth-errors.ts';

/** What a person signs in to. */
export interface SignInPlace {
  /** `https://login.microsoftonline.com/` and the tenant. */
  readonly authority: URL;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly https: HttpsClient;
}

/** How one sign-in is made. */
export interface BrowserSignIn {
  /** Shows a page of the token service. @throws whatever keeps it from being shown */
  readonly openBrowser: (url: string) => Promise<void>;
  /** What the browser shows afterwards, as HTML. */
  readonly pages: { readonly done: string; readonly failed: string };
  /**
   * What the person is asked although the browser may know an account: which one it is to be, or
   * its password or another proof of it.
   */
  readonly prompt?: 'select_account' | 'login' | undefined;
  /** The account that is meant, for the page to fill in. */
  readonly loginHint?: string | undefined;
  readonly signal: AbortSignal;
  /** How long the person may take, in milliseconds. */
  readonly limitMs: number;
}

/** Somebody who has signed in. Tokens are in memory alone. */
export interface SignedIn {
  readonly userName: string;
  /** What was granted, as the service names it. */
  readonly scopes: readonly string[];
  /** What the newest token for this program says of the account. The library checks no claim. */
  claims(): Readonly<Record<string, unknown>>;
  /**
   * A token that is still good, a new one where it is refused or about to end.
   *
   * @throws AppError `entra.*`, `request.cancelled`
   */
  token(asked: { readonly signal: AbortSignal; readonly isRefused: boolean }): Promise<string>;
  /** Forgets the tokens; what is asked for afterwards is refused. */
  forget(): void;
}

/** A token that ends within this time is replaced before it is used. */
const RENEW_BEFORE_MS = 120_000;

/**
 * Signs somebody in with the browser of the operating system. The answer comes to an address of
 * this computer, by a form; the library refuses one with another `state`, and a code in an
 * address.
 *
 * @throws AppError `entra.*`, `request.cancelled`
 */
export async function signInWithBrowser(place: SignInPlace, how: BrowserSignIn): Promise<SignedIn> {
  const ended = new AbortController();
  const network = signInNetwork(place.https, ended.signal);
  const library = new PublicClientApplication({
    auth: {
      clientId: place.clientId,
      authority: place.authority.href,
      // Named here, no other server is asked which authorities there are.
      knownAuthorities: [place.authority.host],
    },
    system: { networkClient: network.networkClient, disableInternalRetries: true },
  });
  const opened = openedAddress(how);
  try {
    const result = await withTimeLimit(
      library.acquireTokenInteractive({
        scopes: [...place.scopes],
        openBrowser: opened.open,
        successTemplate: how.pages.done,
        errorTemplate: how.pages.failed,
        ...(how.prompt && { prompt: how.prompt }),
        ...(how.loginHint !== undefined && { loginHint: how.loginHint }),
      }),
      {
        ms: how.limitMs,
        timedOut: 'entra.signInTimedOut',
        signal: how.signal,
        giveUp: opened.giveUp,
      },
    );
    return signedIn({ place, library, network, ended }, result);
  } catch (error) {
    ended.abort();
    throw signInError(error, network);
  }
}

/** Opens the browser, and can end the wait for its answer. */
function openedAddress({ openBrowser, signal }: BrowserSignIn) {
  let address: URL | undefined;
  return {
    async open(url: string) {
      refuseIfCancelled(signal);
      address = new URL(url);
      try {
        await openBrowser(url);
      } catch (cause) {
        const reason = shortReason(messageOf(cause));
        throw new AppError('entra.noBrowser', reason, { cause, details: { reason } });
      }
    },
    giveUp: () => {
      if (address !== undefined) answerItself(address);
    },
  };
}

/**
 * Ends the library's wait by answering it as a service would that was told to stop: it has no other
 * way to end one, and would listen for ever.
 */
function answerItself({ searchParams }: URL): void {
  const { port } = new URL(searchParams.get('redirect_uri') ?? 'http://localhost');
  const form = new URLSearchParams({
    error: 'access_denied',
    state: searchParams.get('state') ?? '',
  });
  const request = http.request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  // It may have been answered meanwhile.
  request.on('error', () => undefined);
  request.on('response', (response) => response.resume());
  request.end(form.toString());
}

interface SignedInParts {
  readonly place: SignInPlace;
  readonly library: PublicClientApplication;
  readonly network: SignInNetwork;
  readonly ended: AbortController;
}

function signedIn(
  { place, library, network, ended }: SignedInParts,
  first: AuthenticationResult,
): SignedIn {
  const account = accountOf(first);
  let latest = first;
  let renewing: Promise<AuthenticationResult> | undefined;

  /** Several requests may want a new token at once: they wait for the same one. */
  function renew(): Promise<AuthenticationResult> {
    renewing ??= library
      .acquireTokenSilent({ account, scopes: [...place.scopes], forceRefresh: true })
      .catch((error: unknown) => {
        throw signInError(error, network);
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  }

  return {
    userName: account.username,
    scopes: first.scopes,
    // Every answer has one, but its type does not say what is in it.
    claims: () => ({ ...latest.idTokenClaims }),
    async token({ signal, isRefused }) {
      refuseIfCancelled(signal);
      if (isRefused || endsSoon(latest)) latest = await renew();
      if (ended.signal.aborted) throw new AppError('entra.signInNeeded', 'signed out meanwhile');
      if (signal.aborted) throw cancelled(signal);
      return latest.accessToken;
    },
    forget() {
      ended.abort();
      library.clearCache();
      latest = { ...latest, accessToken: '', idToken: '', idTokenClaims: {} };
    },
  };
}

function accountOf({ account }: AuthenticationResult) {
  if (account === null) throw new AppError('entra.signInRefused', 'a sign-in without an account');
  return account;
}

function endsSoon({ expiresOn }: AuthenticationResult): boolean {
  return expiresOn === null || expiresOn.getTime() - Date.now() < RENEW_BEFORE_MS;
}

/** What keeps somebody from signing in, or a token from being replaced. */
function signInError(error: unknown, network: SignInNetwork): AppError {
  if (error instanceof AppError) return error;
  const failure = network.takeFailure();
  if (failure !== undefined) return failure;
  const [code, said] =
    error instanceof AuthError ? [error.errorCode, error.errorMessage] : ['', messageOf(error)];
  const reason = shortReason([code, said].filter(Boolean).join(': '));
  return new AppError(oauthMeaning(code, said), `sign-in: ${reason}`, {
    cause: error,
    details: { reason },
  });
}
