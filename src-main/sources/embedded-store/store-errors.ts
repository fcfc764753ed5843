import { z } from 'zod';
import { nativeCode } from '#main/drivers/sqlite/native-errors.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

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
