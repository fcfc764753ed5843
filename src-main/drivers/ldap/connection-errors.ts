import { ResultCodeError } from 'ldapts';
import { AppError, type ErrorCode, systemCodeOf } from '#shared/errors.ts';
import { certificateProblem } from '../network/certificate-problem.ts';

const CODE_OF_CERTIFICATE = {
  expired: 'directory.certificateExpired',
  unknown: 'directory.certificateUnknown',
  name: 'directory.certificateName',
} as const satisfies Readonly<Record<string, ErrorCode>>;

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

/**
 * What an error of the network, of TLS or of the directory means: `directory.*`. Errors that
 * already have a code pass unchanged.
 */
export function connectionError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof ResultCodeError) return resultError(cause);
  const code = systemCodeOf(cause);
  // The cause stays out where it could quote what was sent; names and numbers of the network do not.
  return new AppError(directoryCode(cause, code), `directory: ${code || messageOf(cause)}`, {
    cause,
  });
}

/** True when the same question may be asked of another controller, or again over a new connection. */
export function isWorthAnotherTry(error: unknown): boolean {
  return (
    error instanceof AppError &&
    (error.code === 'directory.unreachable' || error.code === 'directory.timedOut')
  );
}

/**
 * The most telling of what several controllers failed with: a certificate somebody must replace
 * before a silence.
 */
export function mostTelling(failures: readonly AppError[], domain: string): AppError {
  const order: readonly RegExp[] = [
    /^directory\.certificate/,
    /^directory\.clearText/,
    /^directory\.refused/,
    /^directory\.timedOut/,
    /./,
  ];
  const [found] = order.flatMap((pattern) => failures.filter(({ code }) => pattern.test(code)));
  return (
    found ?? new AppError('directory.unreachable', `no domain controller of ${domain} is known`)
  );
}

function resultError(cause: ResultCodeError): AppError {
  return new AppError(
    CODE_OF_RESULT[cause.code] ?? 'directory.refused',
    `directory: result ${cause.code}`,
    { cause },
  );
}

function directoryCode(cause: unknown, code: string): ErrorCode {
  const certificate = certificateProblem(code);
  if (certificate !== undefined) return CODE_OF_CERTIFICATE[certificate];
  if (code === 'ETIMEDOUT' || /timed out|timeout/i.test(messageOf(cause)))
    return 'directory.timedOut';
  return 'directory.unreachable';
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
