import type { DirectoryTimeLimits } from '#main/sources/active-directory/forest-access.ts';

// How long the suites wait. None of these times is a promise of the product: they end what hangs.

/** A whole test, or the preparation of one: more than ten times what the longest of them takes. */
export const LONGEST_TEST_MS = 300_000;

/** A state that a test waits for. Shorter than the test, so that the failure names the state. */
export const LONGEST_WAIT_MS = 120_000;

/** A limit of the product, in a test about something else: longer than any test. */
export const NEVER_OVER_MS = 2 * LONGEST_TEST_MS;
export const NEVER_OVER_SECONDS = NEVER_OVER_MS / 1000;

/** A directory is waited for as long as a test may take. */
export const PATIENT_WITH_DIRECTORY: DirectoryTimeLimits = {
  // Asked once more after it, within the test: what goes by UDP may be lost.
  dns: LONGEST_TEST_MS / 5,
  ticket: LONGEST_TEST_MS / 5,
  connect: NEVER_OVER_MS,
  bind: NEVER_OVER_MS,
  answer: NEVER_OVER_MS,
  probe: NEVER_OVER_MS,
  suspectAfter: NEVER_OVER_MS,
  // No connection counts as alive because of the time: each is looked at before it is used.
  idleCheckAfter: 0,
};
