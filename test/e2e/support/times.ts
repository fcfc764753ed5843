import type { z } from 'zod';
import type { Settings } from '#shared/console/settings.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';

/**
 * All times of the suites in the real window, those of the tour and of the package included. None
 * of them may decide whether a test passes: a machine several times slower than the one a test was
 * written on is a good machine.
 */

/** A state that has not come after this time, in milliseconds, does not come. */
export const LONGEST_WAIT_MS = 120_000;

/**
 * A test that has not ended after this time, in milliseconds, hangs: ten times what the longest
 * takes.
 */
export const LONGEST_TEST_MS = 1_200_000;

/** How long a shown secret stays, in the consoles of {@link settingsWith}. */
export const HIDE_SECONDS = 600;
/** How long a copied secret stays on the clipboard there. */
export const CLIPBOARD_SECONDS = 300;
/**
 * The shortest time after which the directory can be asked again whether an operator may still be
 * here.
 */
export const SHORTEST_RECHECK_SECONDS = 30;
/** The shortest time after which a desktop nobody touches can lock the console. */
export const SHORTEST_IDLE_SECONDS = 60;

/** For a directory of the lab or a made-up one, which share the machine with the window. */
export const DIRECTORY_TIMEOUT_FACTOR = 20;

type Changes = z.input<typeof Settings>;

/**
 * The settings of a console under test: what happens by itself after a time happens after the
 * longest one there is, and nobody reaches a limit on disclosures. Of them all the idle lock
 * matters most: what a test types never reaches the virtual display, which counts as idle from its
 * start. A page that is slow to lock is not ended either, and keeps what a test typed.
 *
 * @param changes what this test is about
 */
export function settingsWith({ recovery, tpm, session, ...others }: Changes = {}): Changes {
  return {
    disclosures: NO_LIMITS,
    ...others,
    recovery: {
      hideAfterSeconds: HIDE_SECONDS,
      clearClipboardAfterSeconds: CLIPBOARD_SECONDS,
      keepForSeconds: 3_600,
      sourceTimeoutSeconds: 120,
      ...recovery,
    },
    tpm: { remoteTimeoutSeconds: 300, ...tpm },
    session: {
      recheckEverySeconds: 600,
      lockAfterIdleSeconds: 28_800,
      endPageAfterSeconds: 60,
      ...session,
    },
  };
}
