import type { ErrorCode } from '#shared/errors.ts';
import { waitAfter, withDoublings } from '../sign-in/throttle.ts';

/** So many in an hour are free, because people mistype and callers misread. */
const FREE_GUESSES = 10;
const GUESSES_COUNT_FOR_MS = 3_600_000;

/**
 * How requests fail whose key ID, computer or end user does not fit: mistyped, or guessed. Not
 * those that a source gave no answer to.
 */
export const KEY_GUESS_FAILURES = [
  'recovery.noMatch',
  'recovery.userNotAssociated',
  'tpm.unknownComputer',
  'tpm.userNotAssociated',
] as const satisfies readonly ErrorCode[];

/** How many guesses {@link weighGuesses} needs: after more of them the wait does not grow. */
export const KEY_GUESSES_TO_WEIGH = withDoublings(FREE_GUESSES);

/** What an operator's guesses lead to. */
export interface WeighedGuesses {
  /** How long, in milliseconds, the operator has to wait before the next request. */
  readonly waitMs: number;
  /** One more that fits nothing is one to look at. */
  readonly areMany: boolean;
}

/**
 * Ten guesses in an hour are free; after each further one an operator waits, 15 seconds at first
 * and twice as long each time, up to 15 minutes. A request that fits ends nothing: who guesses
 * knows one that does.
 *
 * @param agesMs how long ago the operator's guesses were, newest first
 */
export function weighGuesses(agesMs: readonly number[]): WeighedGuesses {
  const recent = agesMs.filter((age) => age < GUESSES_COUNT_FOR_MS);
  return { waitMs: waitAfter(recent, FREE_GUESSES), areMany: recent.length >= FREE_GUESSES };
}
