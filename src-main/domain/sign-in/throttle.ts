import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ErrorCode } from '#shared/errors.ts';

/** Failures in a row without a wait, because people mistype. */
const FREE_FAILURES = 4;
/** Guesses of one workstation in an hour without a wait, because several people mistype there. */
const FREE_GUESSES = 20;
const GUESSES_COUNT_FOR_MS = 3_600_000;
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

const DOUBLINGS = Math.ceil(Math.log2(LONGEST_WAIT_MS / FIRST_WAIT_MS));

/** How many failures {@link waitAfter} needs: after more of them the wait does not grow. */
export function failuresToWeigh(free: number): number {
  return free + 1 + DOUBLINGS;
}

/** How many sign-ins {@link signInWaitMs} needs. */
export const SIGN_INS_TO_WEIGH = failuresToWeigh(FREE_FAILURES);
/** How many guesses {@link workstationWaitMs} needs. */
export const GUESSES_TO_WEIGH = failuresToWeigh(FREE_GUESSES);

/** An attempt to sign in. */
export interface Attempt {
  readonly result: AuditEntry['result'];
  /** How long ago it was. Below zero where the clock was set back since. */
  readonly ageMs: number;
}

/**
 * How long, in milliseconds, an account has to wait before its next attempt. After the fifth
 * failure in a row it is 15 seconds, after each further one twice as long, up to 15 minutes; a
 * success resets it. The failures come from the audit log, so restarting the console does not reset
 * the wait.
 *
 * @param latest the account's newest sign-ins that succeeded or failed with one of
 *   {@link GUESS_FAILURES}, newest first
 */
export function signInWaitMs(latest: readonly Attempt[]): number {
  const firstSuccess = latest.findIndex((attempt) => attempt.result === 'successful');
  const row = firstSuccess === -1 ? latest : latest.slice(0, firstSuccess);
  return waitAfter(
    row.map(({ ageMs }) => ageMs),
    FREE_FAILURES,
  );
}

/**
 * The same for a whole workstation, where one password may be tried on many accounts. Twenty
 * guesses an hour are free, because several people may work there. A success resets nothing: it may
 * be the guesser's own.
 *
 * @param guesses those at the workstation, of whatever account, newest first
 */
export function workstationWaitMs(guesses: readonly Attempt[]): number {
  return waitAfter(
    guesses.map(({ ageMs }) => ageMs).filter((ageMs) => ageMs < GUESSES_COUNT_FOR_MS),
    FREE_GUESSES,
  );
}

/**
 * How long, in milliseconds, to wait after failures of which some are free: 15 seconds after the
 * first that is not, and twice as long after each further one, up to 15 minutes.
 *
 * @param agesMs how long ago they were, newest first
 */
export function waitAfter(agesMs: readonly number[], free: number): number {
  const [newest] = agesMs;
  if (newest === undefined || agesMs.length <= free) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (agesMs.length - free - 1), LONGEST_WAIT_MS);
  // When the clock was set back, the wait must not become longer than it was.
  return Math.min(wait, Math.max(0, wait - newest));
}
