import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../ports/system.ts';

/** Secrets that main keeps in memory for a short time. The page knows only the ID of each. */
export interface HeldSecrets<Secret> {
  /** @returns the ID of the secret */
  hold(secret: Secret): string;
  /** @throws AppError `recovery.noLongerHeld` when it was released or its time is over */
  get(id: string): Secret;
  /** Whole seconds until it is released; 0 when it is not there any more. */
  secondsLeft(id: string): number;
  /** Wipes and forgets one secret. Nothing happens when it is not there any more. */
  release(id: string): void;
  releaseAll(): void;
}

interface HeldEntry<Secret> {
  readonly secret: Secret;
  /** On the clock that nobody sets, in milliseconds. */
  readonly untilMs: number;
  readonly cancelTimer: () => void;
}

/**
 * Holds nothing at first.
 *
 * @param wipe called when a secret is released; it can overwrite bytes, but not strings
 */
export function createHeldSecrets<Secret>(
  clock: Clock,
  keepForSeconds: number,
  wipe: (secret: Secret) => void = () => undefined,
): HeldSecrets<Secret> {
  const held = new Map<string, HeldEntry<Secret>>();

  function release(id: string): void {
    const entry = held.get(id);
    if (entry === undefined) return;
    entry.cancelTimer();
    wipe(entry.secret);
    held.delete(id);
  }

  return {
    hold(secret) {
      const id = randomUUID();
      const cancelTimer = clock.after(keepForSeconds * 1000, () => {
        release(id);
      });
      held.set(id, { secret, cancelTimer, untilMs: clock.elapsed() + keepForSeconds * 1000 });
      return id;
    },
    get(id) {
      const entry = held.get(id);
      if (entry === undefined)
        throw new AppError('recovery.noLongerHeld', 'the disclosure has expired or was released');
      return entry.secret;
    },
    secondsLeft(id) {
      const untilMs = held.get(id)?.untilMs ?? 0;
      return Math.max(0, Math.floor((untilMs - clock.elapsed()) / 1000));
    },
    release,
    releaseAll() {
      for (const id of held.keys()) release(id);
    },
  };
}
