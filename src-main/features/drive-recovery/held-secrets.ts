import { randomUUID } from 'node:crypto';
import { AppError } from '../../../src-shared/errors.ts';
import type { Protector } from '../../../src-shared/model/protector.ts';
import type { RecoveryPassword } from '../../../src-shared/model/recovery-password.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

/** One disclosed protector, with the inquiry it was disclosed for. */
export interface HeldSecret {
  readonly inquiry: DriveInquiry;
  readonly protector: Protector;
  readonly recoveryPassword: RecoveryPassword;
  readonly keyPackage: Uint8Array | undefined;
}

/** Disclosed secrets, kept in main for a short while under an id that is all the page ever holds. */
export interface HeldSecrets {
  /** @returns the disclosure id */
  hold(secret: HeldSecret): string;
  /** @throws AppError `recovery.noLongerHeld` */
  get(disclosureId: string): HeldSecret;
  release(disclosureId: string): void;
  releaseAll(): void;
}

export function createHeldSecrets(clock: Clock, keepForSeconds: number): HeldSecrets {
  const held = new Map<string, { readonly secret: HeldSecret; readonly callOff: () => void }>();

  function release(disclosureId: string): void {
    const entry = held.get(disclosureId);
    if (entry === undefined) return;
    entry.callOff();
    // Strings cannot be wiped; bytes can.
    entry.secret.keyPackage?.fill(0);
    held.delete(disclosureId);
  }

  return {
    hold(secret) {
      const disclosureId = randomUUID();
      const callOff = clock.after(keepForSeconds * 1000, () => {
        release(disclosureId);
      });
      held.set(disclosureId, { secret, callOff });
      return disclosureId;
    },
    get(disclosureId) {
      const entry = held.get(disclosureId);
      if (entry === undefined) throw new AppError('recovery.noLongerHeld', 'the disclosure has expired or was released');
      return entry.secret;
    },
    release,
    releaseAll() {
      for (const disclosureId of held.keys()) release(disclosureId);
    },
  };
}
