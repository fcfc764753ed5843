import { credentialsRefusal } from '#main/drivers/ldap/errors.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

// Win32 errors in hexadecimal, as a domain controller puts them into the text of its refusal
// (MS-ERREF).
const CODE_OF_REFUSAL: Readonly<Record<string, ErrorCode>> = {
  '51f': 'directory.noLogonServer',
  '525': 'auth.badCredentials',
  '52e': 'auth.badCredentials',
  '52f': 'auth.restricted',
  '530': 'auth.logonHours',
  '531': 'auth.workstation',
  '532': 'auth.passwordExpired',
  '533': 'auth.disabled',
  '568': 'auth.tooManyGroups',
  '569': 'auth.logonType',
  // The trust with the account's domain is broken, so nobody checked the password.
  '6fa': 'directory.noLogonServer',
  '6fb': 'directory.noLogonServer',
  '6fc': 'directory.noLogonServer',
  '6fd': 'directory.noLogonServer',
  '701': 'auth.accountExpired',
  '773': 'auth.mustChangePassword',
  '775': 'auth.lockedOut',
  // SEC_E_BAD_BINDINGS: the controller wants to see over which TLS connection a ticket comes.
  '80090346': 'auth.channelBinding',
};

/**
 * What a refused bind means: `auth.*`, or `directory.noLogonServer` where another controller may
 * know more. `undefined` when the directory did not refuse the credentials but failed. An unknown
 * account and a wrong password get the same error; a number nobody knows is told as it is.
 */
export function bindRefusal(cause: unknown): AppError | undefined {
  const refusal = credentialsRefusal(cause);
  if (refusal === undefined) return undefined;
  const data = /\bdata ([0-9a-f]+)/i.exec(refusal)?.[1]?.toLowerCase() ?? '';
  if (data === '') return badCredentials();
  const code = CODE_OF_REFUSAL[data] ?? 'auth.refused';
  // Without its cause: the server's sentence tells an unknown account from a wrong password.
  return code === 'auth.badCredentials'
    ? badCredentials()
    : new AppError(code, `bind refused, data ${data}`, { details: { reason: data } });
}

/** The same error for every reason that a person who guesses must not learn. */
export function badCredentials(): AppError {
  return new AppError('auth.badCredentials', 'unknown account or wrong password');
}
