import { expect, test } from 'vitest';
import { kerberosError } from '#main/drivers/kerberos/errors.ts';
import { AppError } from '#shared/errors.ts';

const MIT = 'Unspecified GSS failure.  Minor code may provide more information: ';

test.each([
  // As MIT Kerberos 1.20 and Samba said them.
  [`${MIT}Ticket expired`, 'kerberos.expired'],
  [`${MIT}Clock skew too great`, 'kerberos.clock'],
  [`${MIT}Server not found in Kerberos database`, 'kerberos.noSpn'],
  [`${MIT}Cannot contact any KDC for realm 'CONTOSO.TEST'`, 'kerberos.kdcSilent'],
  [`${MIT}Cannot find KDC for realm "OTHER.TEST"`, 'kerberos.realm'],
  [`${MIT}Client's credentials have been revoked`, 'auth.ticketRevoked'],
  [`${MIT}Client's entry in database has expired`, 'auth.ticketRevoked'],
  [`${MIT}KDC policy rejects request`, 'auth.ticketRevoked'],
  [`${MIT}KDC has no support for encryption type`, 'kerberos.encryption'],
  [
    'No credentials were supplied, or the credentials were unavailable or inaccessible: ' +
      'No Kerberos credentials available (default cache: FILE:/tmp/krb5cc_0)',
    'kerberos.noTicket',
  ],
  ['Invalid token was supplied: No error', 'kerberos.forged'],
  ['A token had an invalid Message Integrity Check (MIC): Success', 'kerberos.forged'],
  // As Windows says its SEC_E_ numbers (winerror.h), after the name of the function.
  [
    'AcquireCredentialsHandle: No credentials are available in the security package',
    'kerberos.noTicket',
  ],
  ['InitializeSecurityContext: The specified target is unknown or unreachable', 'kerberos.noSpn'],
  [
    'InitializeSecurityContext: The clocks on the client and server machines are skewed.',
    'kerberos.clock',
  ],
  [
    'InitializeSecurityContext: No authority could be contacted for authentication.',
    'kerberos.kdcSilent',
  ],
  [
    'InitializeSecurityContext: The encryption type requested is not supported by the KDC.',
    'kerberos.encryption',
  ],
  ['InitializeSecurityContext: The token supplied to the function is invalid', 'kerberos.forged'],
  [
    'InitializeSecurityContext: The context has expired and can no longer be used.',
    'kerberos.expired',
  ],
  // In another language the sentence itself is all there is.
  ['InitializeSecurityContext: Das angegebene Ziel ist unbekannt.', 'kerberos.failed'],
])('"%s" is %s', (sentence, code) => {
  expect(kerberosError(new Error(sentence))).toMatchObject({ code, details: { reason: sentence } });
});

test('an error that has a code already keeps it', () => {
  const error = new AppError('request.cancelled', 'no more');
  expect(kerberosError(error)).toBe(error);
});
