import type { BrowserSignIn, SignInPlace, SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import { AppError } from '#shared/errors.ts';

/** With a password to change and a second factor to find, in milliseconds. */
const SIGN_IN_WITHIN_MS = 300_000;

interface Asking extends Omit<BrowserSignIn, 'limitMs'> {
  readonly place: SignInPlace;
}

/**
 * Signs somebody in on the page of the configured token service, and on no other.
 *
 * @throws AppError `entra.*`, `request.cancelled`
 */
export async function signInInBrowser({
  place,
  openBrowser,
  ...asking
}: Asking): Promise<SignedIn> {
  const { signInWithBrowser } = await import('#main/drivers/msal/browser-sign-in.ts');
  return signInWithBrowser(place, {
    ...asking,
    limitMs: SIGN_IN_WITHIN_MS,
    async openBrowser(url) {
      if (new URL(url).origin !== place.authority.origin)
        throw new AppError('entra.noBrowser', 'a sign-in page on another server');
      await openBrowser(url);
    },
  });
}
