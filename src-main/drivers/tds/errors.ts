import { AppError, type ErrorCode, type ErrorDetails, systemCodeOf } from '#shared/errors.ts';
import { type TlsProblem, tlsProblem } from '../network/tls-problem.ts';
import { ServerError } from './server-messages.ts';

// Of sys.messages; the sentence of each is in Microsoft's "Database Engine events and errors".
const CODE_OF_NUMBER: Readonly<Record<number, ErrorCode>> = {
  18456: 'sql.loginRefused',
  18452: 'sql.loginUntrusted',
  17806: 'sql.loginUntrusted',
  18470: 'sql.accountDisabled',
  18486: 'sql.accountLocked',
  18487: 'sql.passwordExpired',
  18488: 'sql.passwordExpired',
  911: 'sql.databaseUnknown',
  4060: 'sql.databaseUnknown',
  // Of one object, of a column, of a statement, of a database; membership without the right.
  229: 'sql.notPermitted',
  230: 'sql.notPermitted',
  262: 'sql.notPermitted',
  297: 'sql.notPermitted',
  300: 'sql.notPermitted',
  916: 'sql.notPermitted',
  208: 'sql.objectMissing',
  2812: 'sql.objectMissing',
  // Being restored, offline, single user; moving between replicas, or one that may not be read.
  922: 'sql.databaseUnavailable',
  924: 'sql.databaseUnavailable',
  927: 'sql.databaseUnavailable',
  942: 'sql.databaseUnavailable',
  976: 'sql.databaseUnavailable',
  978: 'sql.databaseUnavailable',
  979: 'sql.databaseUnavailable',
  982: 'sql.databaseUnavailable',
  983: 'sql.databaseUnavailable',
  40613: 'sql.databaseUnavailable',
  3906: 'sql.databaseReadOnly',
  1105: 'sql.full',
  9002: 'sql.full',
  // Chosen as the victim of a deadlock, lock not granted in time, no memory or worker free, limits
  // of Azure SQL.
  1204: 'sql.busy',
  1205: 'sql.busy',
  1222: 'sql.busy',
  701: 'sql.busy',
  8645: 'sql.busy',
  10928: 'sql.busy',
  10929: 'sql.busy',
  40501: 'sql.busy',
};

const CODE_OF_TLS: Readonly<Record<TlsProblem, ErrorCode>> = {
  expired: 'sql.certificateExpired',
  unknown: 'sql.certificateUnknown',
  name: 'sql.certificateName',
  weak: 'sql.certificateWeak',
  outdated: 'sql.outdatedEncryption',
};

// Of the network (Node), and of tedious.
const CODE_OF_FAULT: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'sql.hostUnknown',
  EAI_AGAIN: 'sql.hostUnknown',
  EAI_NONAME: 'sql.hostUnknown',
  EINSTLOOKUP: 'sql.instanceUnknown',
  ECONNREFUSED: 'sql.unreachable',
  EHOSTUNREACH: 'sql.unreachable',
  ENETUNREACH: 'sql.unreachable',
  EHOSTDOWN: 'sql.unreachable',
  EADDRNOTAVAIL: 'sql.unreachable',
  ETIMEDOUT: 'sql.timedOut',
  ETIMEOUT: 'sql.timedOut',
  ECONNRESET: 'sql.connectionLost',
  EPIPE: 'sql.connectionLost',
  ECONNABORTED: 'sql.connectionLost',
  ECLOSE: 'sql.connectionLost',
  EINVALIDSTATE: 'sql.connectionLost',
  ELOGIN: 'sql.loginRefused',
};

/**
 * What an error of the network, of TLS or of the server means: `sql.*`. Errors that already have a
 * code pass, with `server` added.
 */
export function sqlServerError(cause: unknown, server: string): AppError {
  const known = chainOf(cause).find((one) => one instanceof AppError);
  if (known !== undefined) return withServer(known, server);
  const answered = chainOf(cause).find((one) => one instanceof ServerError);
  if (answered !== undefined) return refusedWith(answered, server);
  const chain = chainOf(cause);
  const codes = chain.map(systemCodeOf);
  const problem = chain.map(tlsProblem).find((found) => found !== undefined);
  if (problem !== undefined) return failure(CODE_OF_TLS[problem], { server }, codes);
  // From the inside out: what happened to the socket says more than that the library lost it.
  const fault = codes.toReversed().find((code) => CODE_OF_FAULT[code] !== undefined);
  return failure(CODE_OF_FAULT[fault ?? ''] ?? 'sql.unreadableAnswer', { server }, codes);
}

/** True when the connection is gone or stuck, so that nobody knows how far the server came. */
export function isConnectionFault(error: unknown): boolean {
  return (
    error instanceof AppError &&
    (error.code === 'sql.connectionLost' ||
      error.code === 'sql.timedOut' ||
      error.code === 'sql.unreadableAnswer')
  );
}

/**
 * True when the same question may be asked again: it changes nothing, and the fault passes by
 * itself.
 */
export function isWorthAnotherTry(error: unknown): boolean {
  return (
    error instanceof AppError && (error.code === 'sql.connectionLost' || error.code === 'sql.busy')
  );
}

function refusedWith(cause: ServerError, server: string): AppError {
  const numbers = cause.messages.map(({ number }) => number);
  const telling = numbers.find((number) => CODE_OF_NUMBER[number] !== undefined);
  const code = telling === undefined ? 'sql.refused' : (CODE_OF_NUMBER[telling] ?? 'sql.refused');
  return new AppError(code, `SQL Server ${server}: ${cause.message}`, {
    cause,
    details: { server, reason: String(telling ?? numbers[0] ?? '') },
  });
}

// Without its cause, which could quote what was sent or answered.
function failure(code: ErrorCode, details: ErrorDetails, codes: readonly string[]): AppError {
  const known = codes.filter((one) => one !== '').join(', ') || 'no code';
  return new AppError(code, `SQL Server ${details.server ?? ''}: ${known}`, { details });
}

function withServer(error: AppError, server: string): AppError {
  if (error.details.server !== undefined || !error.code.startsWith('sql.')) return error;
  return new AppError(error.code, error.message, {
    cause: error.cause,
    details: { ...error.details, server },
  });
}

function chainOf(cause: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (
    let at = cause;
    at instanceof Error && !chain.includes(at);
    at = at instanceof AggregateError ? at.errors[0] : at.cause
  )
    chain.push(at);
  return chain;
}

/**
 * Whether what failed so may be asked of another server: not after an unknown outcome, for then
 * this one may have done it.
 */
export function mayAnotherServerAnswer(code: ErrorCode): boolean {
  return code.startsWith('sql.') && code !== 'sql.outcomeUnknown';
}
