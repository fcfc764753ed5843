import { InvalidCredentialsError, ResultCodeError } from 'ldapts';
import { AppError, type ErrorCode, messageOf, systemCodeOf } from '#shared/errors.ts';
import { type TlsProblem, tlsProblem } from '../network/tls-problem.ts';

const CODE_OF_TLS: Readonly<Record<TlsProblem, ErrorCode>> = {
  expired: 'directory.certificateExpired',
  unknown: 'directory.certificateUnknown',
  name: 'directory.certificateName',
  weak: 'directory.certificateWeak',
  outdated: 'directory.outdatedEncryption',
};

// LDAP result codes (RFC 4511, appendix A.2).
const CODE_OF_RESULT: Readonly<Record<number, ErrorCode>> = {
  // operationsError: what Active Directory answers when the connection has lost its bind.
  1: 'directory.unreachable',
  3: 'directory.timedOut',
  // authMethodNotSupported: the mechanism of a bind, which is Kerberos.
  7: 'kerberos.notOffered',
  8: 'directory.clearTextRefused',
  11: 'directory.timedOut',
  13: 'directory.clearTextRefused',
  51: 'directory.unreachable',
  52: 'directory.unreachable',
};

/**
 * What an error of the network, of TLS or of the directory means: `directory.*`. An AppError is
 * returned as it is.
 */
export function directoryError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof ResultCodeError)
    return new AppError(
      CODE_OF_RESULT[cause.code] ?? 'directory.refused',
      `directory: result ${cause.code}`,
      { cause },
    );
  const code = systemCodeOf(cause);
  return new AppError(networkErrorCode(cause, code), `directory: ${code || messageOf(cause)}`, {
    cause,
  });
}

/** The server's own words where it refused a bind because of its credentials. */
export function credentialsRefusal(cause: unknown): string | undefined {
  return cause instanceof InvalidCredentialsError ? cause.message : undefined;
}

/** True when another server, or the same over a new connection, may answer the same question. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof AppError &&
    (error.code === 'directory.unreachable' ||
      error.code === 'directory.timedOut' ||
      error.code === 'directory.noLogonServer')
  );
}

function networkErrorCode(cause: unknown, code: string): ErrorCode {
  const problem = tlsProblem(cause);
  if (problem !== undefined) return CODE_OF_TLS[problem];
  const isTimeout = code === 'ETIMEDOUT' || /timed out|timeout/i.test(messageOf(cause));
  return isTimeout ? 'directory.timedOut' : 'directory.unreachable';
}
