import type { SecretClipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';

/** Copies secrets and takes them back. */
export interface ClipboardGuard {
  /** Copies, and clears again after the set time unless something else was copied since. */
  copy(secret: string): Promise<void>;
  /** Copies what is no secret. It stays. */
  copyPlain(text: string): Promise<void>;
  /** Clears now, if it still holds our text: on lock, on sign-out, on quitting. Never rejects. */
  clear(): Promise<void>;
  readonly clearAfterSeconds: number;
}

export function createClipboardGuard(
  clipboard: SecretClipboard,
  clock: Clock,
  clearAfterSeconds: number,
  onNotCleared: (cause: unknown) => void,
): ClipboardGuard {
  let callOff: () => void = () => undefined;
  let putting: Promise<void> | undefined;

  async function clear(): Promise<void> {
    callOff();
    // What is on its way there has to be taken back as well.
    if (putting !== undefined) await putting.catch(() => undefined);
    await clipboard.clearIfOurs().catch(onNotCleared);
  }

  return {
    clearAfterSeconds,
    clear,
    copyPlain: (text) => clipboard.putPlain(text),
    async copy(secret) {
      const own = clipboard.put(secret);
      putting = own;
      callOff();
      // Whether or not it is reported to have worked: it may be there all the same.
      callOff = clock.after(clearAfterSeconds * 1000, () => void clear());
      await own.finally(() => {
        if (putting === own) putting = undefined;
      });
    },
  };
}
