import type { Credentials } from '#main/ports/sign-in/directory.ts';
import { AppError } from '#shared/errors.ts';
import type { LdapConfiguration } from './configuration.ts';

/** By which ways people may sign in. */
export interface WaysToSignIn {
  /** `useless`: sources could not be asked in the name of whoever signed in so. */
  readonly byTicket: 'allowed' | 'forbidden' | 'useless';
  /** @throws AppError `auth.windowsOnly`, `auth.passwordOnly`, `sql.needsPassword` */
  readonly refuseUnlessAllowed: (credentials: Pick<Credentials, 'password'>) => void;
}

/**
 * What the configuration allows.
 *
 * @param passwordSources names of the sources that take nothing but a password
 */
export function waysToSignIn(
  { signIn = 'either' }: Pick<LdapConfiguration, 'signIn'>,
  passwordSources: readonly string[],
): WaysToSignIn {
  const byTicket =
    signIn === 'password' ? 'forbidden' : passwordSources.length > 0 ? 'useless' : 'allowed';
  return {
    byTicket,
    refuseUnlessAllowed({ password }) {
      if (password !== undefined && signIn === 'windows')
        throw new AppError(
          'auth.windowsOnly',
          'a password, where the configuration wants a ticket',
        );
      if (password !== undefined || byTicket === 'allowed') return;
      if (byTicket === 'forbidden')
        throw new AppError('auth.passwordOnly', 'a ticket, where the configuration forbids it');
      throw new AppError('sql.needsPassword', 'a source takes nothing but a password', {
        details: { sources: passwordSources.join(', ') },
      });
    },
  };
}
