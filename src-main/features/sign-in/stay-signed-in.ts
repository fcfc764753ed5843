import type { Handlers } from '#main/ipc/router.ts';
import type { IdleLock } from '#main/ports/desktop/idle-lock.ts';

/** The answer to the warning before the idle lock. */
export function staySignedInFeature(idleLock: IdleLock): Pick<Handlers, 'session.stay'> {
  return {
    async 'session.stay'() {
      idleLock.stay();
    },
  };
}
