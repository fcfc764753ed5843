import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';

/** The store on this computer, while it is open and read as a source. */
export type OwnStore = () => Pick<EmbeddedStore, 'keepsSecrets'> | undefined;

/**
 * Checks what comes before, and then whether secrets in the store on this computer are encrypted,
 * and this person has the key to them. None is read.
 */
export function withSecrets(check: ConnectionCheck, ownStore: OwnStore): ConnectionCheck {
  return async (credentials, options) => {
    await check(credentials, options);
    const store = ownStore();
    if (store === undefined) return;
    const step = await look(store);
    refuseIfCancelled(options.signal);
    options.onStep(step);
  };
}

async function look(store: Pick<EmbeddedStore, 'keepsSecrets'>): Promise<CheckStep> {
  try {
    const secrets = await store.keepsSecrets();
    const state = secrets === 'clear' ? 'warning' : 'passed';
    return { name: 'secrets', state, facts: { secrets } };
  } catch (error) {
    const details = error instanceof AppError ? error.details : {};
    return { name: 'secrets', state: 'failed', facts: {}, failure: codeOf(error), details };
  }
}
