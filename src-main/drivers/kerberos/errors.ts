import { AppError, type ErrorCode, messageOf } from '#shared/errors.ts';

/**
 * The library passes on the messages of the operating system without their numbers. These are the
 * messages of MIT Kerberos (error_table krb5) and of an English Windows; a message in another
 * language becomes `kerberos.failed`, with the message as its reason. The first match decides.
 */
const CODE_OF_SENTENCE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ticket expired|credentials? (have|has) expired|context has expired/i, 'kerberos.expired'],
  [/clock skew|clocks .* skewed|ticket not yet valid/i, 'kerberos.clock'],
  [/not found in kerberos database|target is unknown|target principal name/i, 'kerberos.noSpn'],
  [/cannot contact any kdc|no authority could be contacted/i, 'kerberos.kdcSilent'],
  [/cannot find kdc|cannot determine realm|wrong realm|no credentials .* realm/i, 'kerberos.realm'],
  [/been revoked|policy rejects|database has expired|password has expired/i, 'auth.ticketRevoked'],
  [/account restrictions|account .* (disabled|locked)/i, 'auth.ticketRevoked'],
  [/encryption type|etype/i, 'kerberos.encryption'],
  [
    /no kerberos credentials|no credentials|credentials cache|can't find client principal/i,
    'kerberos.noTicket',
  ],
  [/token|\bmic\b|mutual authentication failed|stream modified/i, 'kerberos.forged'],
  [/asn\.1|integrity check|message type/i, 'kerberos.forged'],
];

/**
 * What an error of the library means: `kerberos.*`, or `auth.ticketRevoked` where the account may
 * not sign in any more. An AppError is returned as it is.
 */
export function kerberosError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const sentence = messageOf(cause);
  const code = CODE_OF_SENTENCE.find(([pattern]) => pattern.test(sentence))?.[1];
  return new AppError(code ?? 'kerberos.failed', `Kerberos: ${sentence}`, {
    cause,
    details: { reason: sentence },
  });
}
