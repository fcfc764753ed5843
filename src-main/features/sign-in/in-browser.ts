import type { OpenProfile } from '#main/ports/profile.ts';
import type { BrowserHolder, BrowserOptions } from '#main/ports/sign-in/directory.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import { browserPages } from '../browser-pages.ts';

/** What the browser shows afterwards, in the words of the page. */
export type BrowserWords = () => NativeWords['dialogs']['cloudSignIn'];

interface Opening extends Omit<BrowserOptions, 'pages'> {
  readonly words: BrowserWords;
}

/**
 * Opens the browser, and does something as whom it has let in. What was granted is forgotten unless
 * that succeeds.
 *
 * @throws AppError `auth.passwordOnly` where nobody signs in so, `entra.*`, `request.inProgress`,
 *   `request.cancelled`; and what the work throws
 */
export async function asHolder<T>(
  { directory }: OpenProfile,
  { words, ...opening }: Opening,
  work: (holder: BrowserHolder) => Promise<T>,
): Promise<T> {
  if (directory.inBrowser === undefined)
    throw new AppError('auth.passwordOnly', 'nobody signs in to this profile with the browser');
  const holder = await directory.inBrowser({ ...opening, pages: browserPages(words()) });
  try {
    return await work(holder);
  } catch (error) {
    holder.forget();
    throw error;
  }
}

/** The same account as before, or nobody: a lock is for whoever locked. */
export function onlyFor(account: string, holder: BrowserHolder): BrowserHolder {
  return {
    ...holder,
    async signIn(options) {
      const operator = await holder.signIn(options);
      if (operator.account !== account)
        throw new AppError('entra.otherAccount', `${operator.account} is not ${account}`, {
          details: { reason: operator.account },
        });
      return operator;
    },
  };
}
