import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../ports/system.ts';

/** Secrets kept in main for a short while under an id that is all the page ever holds. */
export interface HeldSecrets<Secret> {
  /** @returns the id */
  hold(secret: Secret): string;
  /** @throws AppError `recovery.noLongerHeld` */
  get(id: string): Secret;
  release(id: string): void;
  releaseAll(): void;
}

/** @param wipe called on letting go, for what can be wiped: bytes can, strings cannot */
export function createHeldSecrets<Secret>(
  clock: Clock,
  keepForSeconds: number,
  wipe: (secret: Secret) => void = () => undefined,
): HeldSecrets<Secret> {
  const held = new Map<string, { readonly secret: Secret; readonly callOff: () => void }>();

  function release(id: string): void {
    const entry = held.get(id);
    if (entry === undefined) return;
    entry.callOff();
    wipe(entry.secret);
    held.delete(id);
  }

  return {
    hold(secret) {
      const id = randomUUID();
      const callOff = clock.after(keepForSeconds * 1000, () => {
        release(id);
      });
      held.set(id, { secret, callOff });
      return id;
    },
    get(id) {
      const entry = held.get(id);
      if (entry === undefined)
        throw new AppError('recovery.noLongerHeld', 'the disclosure has expired or was released');
      return entry.secret;
    },
    release,
    releaseAll() {
      for (const id of held.keys()) release(id);
    },
  };
}
