import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';

/**
 * Checks what comes before, and then what the operator may do in a source that is signed in to with
 * the browser.
 *
 * @param clouds those of the profile as it is open: whoever signed in is known there alone
 */
export function withClouds(
  check: ConnectionCheck,
  clouds: () => readonly CloudSignIn[],
): ConnectionCheck {
  return async (credentials, options) => {
    await check(credentials, options);
    for (const cloud of clouds()) {
      options.onStep(
        credentials === undefined
          ? { name: 'cloud', state: 'skipped', because: 'not-signed-in' }
          : await cloud.check(options),
      );
    }
  };
}
