import { z } from 'zod';
import { AppError, type ErrorCode, systemCodeOf } from '#shared/errors.ts';

export { refuseIfCancelled } from '#main/domain/cancellation.ts';

// First match wins: SQLite names its extended codes by the primary code they refine.
const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'store.locked'],
  [
    /^SQLITE_(CORRUPT|NOTADB|FORMAT|SCHEMA|MISMATCH|IOERR_SHORT_READ|IOERR_CORRUPTFS|IOERR_DATA)/,
    'store.damaged',
  ],
  // The shared memory beside the file could not grow: a full disk says so this way too.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)|^ENOSPC|^EDQUOT/, 'store.full'],
  [/^SQLITE_(READONLY|PERM|AUTH)|^EROFS|^EACCES|^EPERM/, 'store.readOnly'],
];

/**
 * A failed opening reaches JavaScript as a sentence that ends in SQLite's number, without a code of
 * its own.
 */
const OPEN_FAILURE = /^ConnectionFailed\(.*: (\d+)"\)$/s;
const NAME_OF_NUMBER: Readonly<Record<string, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

/**
 * What an error of the database or of its file means: `store.locked`, `store.damaged`,
 * `store.full`, `store.readOnly`, else `store.unavailable`. Errors that already have a code pass
 * unchanged; a row that does not fit its schema is damage.
 */
export function storeError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof z.ZodError)
    return new AppError('store.damaged', 'store: a row does not fit the schema', { cause });
  const code = nativeCode(cause);
  const known = CODES.find(([pattern]) => pattern.test(code));
  return new AppError(known?.[1] ?? 'store.unavailable', `store: ${code || String(cause)}`, {
    cause,
  });
}

/** True when another process holds a lock: nothing has happened yet, and trying again is safe. */
export function isBusy(cause: unknown): boolean {
  return /^SQLITE_(BUSY|PROTOCOL)/.test(nativeCode(cause));
}

function nativeCode(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const number = OPEN_FAILURE.exec(cause.message)?.[1];
  if (number !== undefined) return NAME_OF_NUMBER[number] ?? 'SQLITE_CANTOPEN';
  return systemCodeOf(cause);
}
