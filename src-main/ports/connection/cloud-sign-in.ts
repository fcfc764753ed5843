import type { CloudState } from '#shared/connection/cloud-state.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { CallOptions } from '../system.ts';

/** How somebody signs in. */
export interface CloudSignInOptions extends CallOptions {
  /** What the browser shows afterwards, as HTML. */
  readonly pages: { readonly done: string; readonly failed: string };
}

/**
 * A source that the operator signs in to once more, in the browser of the operating system. What
 * was granted is kept in memory, and gone when the session is locked or ends.
 */
export interface CloudSignIn {
  /** The source, as people read it. */
  readonly source: string;
  state(): CloudState;
  /**
   * Opens the browser and waits for the answer. The account has to be the operator's own.
   *
   * @throws AppError `entra.*`, `request.inProgress`, `request.cancelled`; then nobody is signed in
   */
  signIn(options: CloudSignInOptions): Promise<void>;
  signOut(): void;
  /**
   * Reads the list of all keys anew, in the background.
   *
   * @throws AppError `entra.signInNeeded`
   */
  readList(): void;
  /** What this account may do there. Reads no key. @throws AppError `request.cancelled` */
  check(options: CallOptions): Promise<CheckStep>;
}
