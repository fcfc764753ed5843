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

  async function clear(): Promise<void> {
    callOff();
    await clipboard.clearIfOurs().catch(onNotCleared);
  }

  return {
    clearAfterSeconds,
    clear,
    copyPlain: (text) => clipboard.putPlain(text),
    async copy(secret) {
      await clipboard.put(secret);
      callOff();
      callOff = clock.after(clearAfterSeconds * 1000, () => void clear());
    },
  };
}
