import { AppError, type ErrorCode } from '../../../src-shared/errors.ts';

const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'store.locked'],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT|SCHEMA|MISMATCH)/, 'store.damaged'],
  [/^SQLITE_FULL|^ENOSPC|^EDQUOT/, 'store.full'],
  [/^SQLITE_(READONLY|PERM|AUTH)|^EROFS|^EACCES|^EPERM/, 'store.readOnly'],
];

/** What an error of the database or of its file means. Errors that already have a code pass unchanged. */
export function storeError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = errorCode(cause);
  const known = CODES.find(([pattern]) => pattern.test(code));
  return new AppError(known?.[1] ?? 'store.unavailable', `store: ${code || String(cause)}`, { cause });
}

/** True when another process holds the write lock: nothing has happened yet, and trying again is safe. */
export function isBusy(cause: unknown): boolean {
  return errorCode(cause).startsWith('SQLITE_BUSY');
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
