import type { TokenProvider } from '#main/drivers/graph/graph-client.ts';
import type { SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import type { EntraPlace } from './entra-place.ts';

/** The tenant people sign in to Keydesk with, as a source reads it with the same sign-in. */
export interface OwnEntra {
  readonly place: EntraPlace;
  /** Whoever is signed in, from the beginning of the session to its end. */
  current(): SignedIn | undefined;
  /** Asks as the operator. @throws AppError `auth.*` when nobody is signed in any more */
  readonly token: TokenProvider;
  /** The operator's object ID. @throws AppError `auth.signedOut` */
  objectId(): string;
  /** Calls it whenever somebody has signed in. */
  onSignIn(listener: () => void): void;
}
