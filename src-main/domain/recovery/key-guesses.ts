import type { ErrorCode } from '#shared/errors.ts';
import { waitAfter, failuresToWeigh } from '../sign-in/throttle.ts';

/** Guesses in an hour without a wait, because people mistype and callers misread. */
const FREE_GUESSES = 10;
const GUESSES_COUNT_FOR_MS = 3_600_000;

/**
 * The failures that count as guesses: the key ID, the computer or the end user did not fit. A
 * source that gave no answer does not count.
 */
export const KEY_GUESS_FAILURES = [
  'recovery.noMatch',
  'recovery.userNotAssociated',
  'tpm.unknownComputer',
  'tpm.userNotAssociated',
] as const satisfies readonly ErrorCode[];

/** How many guesses {@link weighGuesses} needs: after more of them the wait does not grow. */
export const KEY_GUESSES_TO_WEIGH = failuresToWeigh(FREE_GUESSES);

/** What an operator's guesses lead to. */
export interface WeighedGuesses {
  /** How long, in milliseconds, the operator has to wait before the next request. */
  readonly waitMs: number;
  /** Whether the next guess is to be flagged. */
  readonly areMany: boolean;
}

/**
 * Ten guesses in an hour are free; after each further one an operator waits, 15 seconds at first
 * and twice as long each time, up to 15 minutes. A successful request does not reset the count:
 * somebody who guesses may know one key ID that fits.
 *
 * @param agesMs how long ago the operator's guesses were, newest first
 */
export function weighGuesses(agesMs: readonly number[]): WeighedGuesses {
  const recent = agesMs.filter((age) => age < GUESSES_COUNT_FOR_MS);
  return { waitMs: waitAfter(recent, FREE_GUESSES), areMany: recent.length >= FREE_GUESSES };
}
