import { ResultCodeError } from 'ldapts';
import { AppError, type ErrorCode } from '../../../src-shared/errors.ts';

const NOT_IN_ITS_TIME = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
// Node's names for OpenSSL's verification results (tls, "X509 certificate error codes").
const NOT_TRUSTED =
  /^(UNABLE_TO_(GET_ISSUER_CERT(_LOCALLY)?|VERIFY_LEAF_SIGNATURE|DECRYPT_CERT_SIGNATURE|DECODE_ISSUER_PUBLIC_KEY)|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_(UNTRUSTED|REJECTED|REVOKED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_NOT_(BEFORE|AFTER)_FIELD)$/;

// LDAP result codes (RFC 4511, appendix A.2).
const CODE_OF_RESULT: Readonly<Record<number, ErrorCode>> = {
  // operationsError: what Active Directory answers when the connection has lost its bind.
  1: 'directory.unreachable',
  3: 'directory.timedOut',
  8: 'directory.clearTextRefused',
  11: 'directory.timedOut',
  13: 'directory.clearTextRefused',
  51: 'directory.unreachable',
  52: 'directory.unreachable',
};

/** What an error of the network, of TLS or of the directory means: `directory.*`. Errors that already have a code pass unchanged. */
export function connectionError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof ResultCodeError) return resultError(cause);
  const code = codeIn(cause);
  // The cause stays out where it could quote what was sent; names and numbers of the network do not.
  return new AppError(directoryCode(cause, code), `directory: ${code || messageOf(cause)}`, { cause });
}

/** True when the same question may be asked of another controller, or again over a new connection. */
export function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'directory.unreachable' || error.code === 'directory.timedOut');
}

/** The most telling of what several controllers failed with: a certificate somebody must replace before a silence. */
export function mostTelling(failures: readonly AppError[], domain: string): AppError {
  const order: readonly RegExp[] = [/^directory\.certificate/, /^directory\.clearText/, /^directory\.refused/, /^directory\.timedOut/, /./];
  const [found] = order.flatMap((pattern) => failures.filter(({ code }) => pattern.test(code)));
  return found ?? new AppError('directory.unreachable', `no domain controller of ${domain} is known`);
}

function resultError(cause: ResultCodeError): AppError {
  return new AppError(CODE_OF_RESULT[cause.code] ?? 'directory.refused', `directory: result ${cause.code}`, { cause });
}

function directoryCode(cause: unknown, code: string): ErrorCode {
  if (NOT_IN_ITS_TIME.has(code)) return 'directory.certificateExpired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'directory.certificateName';
  if (NOT_TRUSTED.test(code)) return 'directory.certificateUnknown';
  if (code === 'ETIMEDOUT' || /timed out|timeout/i.test(messageOf(cause))) return 'directory.timedOut';
  return 'directory.unreachable';
}

function codeIn(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
