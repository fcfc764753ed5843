import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ErrorCode } from '#shared/errors.ts';

/** Failures in a row without a wait, because people mistype. */
const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * The failures that may be guesses. The others, such as a directory that does not answer or a right
 * password of a disabled account, neither slow anybody down nor end a row. A refusal for a reason
 * nobody knows counts: it may be the password.
 */
export const GUESS_FAILURES = [
  'auth.badCredentials',
  'auth.refused',
] as const satisfies readonly ErrorCode[];

/** How many sign-ins {@link signInWaitMs} needs: after more failures the wait does not grow. */
export const SIGN_INS_TO_WEIGH =
  FREE_FAILURES + 1 + Math.ceil(Math.log2(LONGEST_WAIT_MS / FIRST_WAIT_MS));

/**
 * How long, in milliseconds, an account has to wait before its next attempt. After the fifth
 * failure in a row it is 15 seconds, after each further one twice as long, up to 15 minutes; a
 * success resets it. The failures come from the audit log, so restarting the console does not reset
 * the wait.
 *
 * @param latest the account's newest sign-ins that succeeded or failed with one of
 *   {@link GUESS_FAILURES}, newest first
 */
export function signInWaitMs(
  latest: readonly Pick<AuditEntry, 'result' | 'time'>[],
  nowMs: number,
): number {
  const firstSuccess = latest.findIndex((entry) => entry.result === 'successful');
  const failures = firstSuccess === -1 ? latest : latest.slice(0, firstSuccess);
  const newest = failures[0];
  if (newest === undefined || failures.length <= FREE_FAILURES) return 0;
  const wait = Math.min(
    FIRST_WAIT_MS * 2 ** (failures.length - FREE_FAILURES - 1),
    LONGEST_WAIT_MS,
  );
  const waited = nowMs - Date.parse(newest.time);
  // When the clock was set back, the wait must not become longer than it was.
  return Math.min(wait, Math.max(0, wait - waited));
}
