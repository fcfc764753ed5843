import { AppError, type ErrorCode, messageOf, systemCodeOf } from '#shared/errors.ts';
import { tlsProblem } from './tls-problem.ts';

/** The other side closed the connection, or answered something else than that it has it. */
export function notTaken(reason: string): AppError {
  return new AppError('witness.refused', reason, { details: { reason } });
}

/** What an error of the network or of TLS means: `witness.*`. An AppError is returned as it is. */
export function handOverError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = systemCodeOf(cause);
  const message = messageOf(cause);
  const reason = code === '' ? message : code;
  return new AppError(meaningOf(cause, code), `witness: ${reason}`, { cause, details: { reason } });
}

function meaningOf(cause: unknown, code: string): ErrorCode {
  if (tlsProblem(cause) !== undefined) return 'witness.notTrusted';
  if (code === 'ETIMEDOUT') return 'witness.timedOut';
  // An alert, or what is no TLS and no HTTP at all.
  if (/^(ERR_SSL_|HPE_|EPROTO|ECONNRESET|EPIPE)/.test(code)) return 'witness.refused';
  return 'witness.unreachable';
}
