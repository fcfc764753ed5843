import { systemCodeOf } from '#shared/errors.ts';

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

/** True when another process holds a lock: nothing has happened yet, and trying again is safe. */
export function isBusy(cause: unknown): boolean {
  return /^SQLITE_(BUSY|PROTOCOL)/.test(nativeCode(cause));
}

/** SQLite's name of an error, or the operating system's; empty for anything else. */
export function nativeCode(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const number = OPEN_FAILURE.exec(cause.message)?.[1];
  if (number !== undefined) return NAME_OF_NUMBER[number] ?? 'SQLITE_CANTOPEN';
  return systemCodeOf(cause);
}
