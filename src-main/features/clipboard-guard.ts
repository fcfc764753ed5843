import type { SecretClipboard } from '../ports/desktop/clipboard.ts';
import type { Clock } from '../ports/system.ts';

/** Copies secrets and takes them back. */
export interface ClipboardGuard {
  /** Copies, and clears again after the set time unless something else was copied since. */
  copy(secret: string): Promise<void>;
  /** Copies what is no secret. It stays. */
  copyPlain(text: string): Promise<void>;
  /**
   * Clears now, if it still holds our text: on lock, on sign-out, on quitting. Tries again later
   * when it cannot. Never rejects.
   */
  clear(): Promise<void>;
  readonly clearAfterSeconds: number;
}

/**
 * Another program may hold the clipboard, mostly for a moment. How long to wait before the next
 * try, and how many there are in all.
 */
const RETRY_SECONDS = 1;
const TRIES = 5;

/** @param onNotCleared told of every try to clear that failed */
export function createClipboardGuard(
  clipboard: SecretClipboard,
  clock: Clock,
  clearAfterSeconds: number,
  onNotCleared: (cause: unknown) => void,
): ClipboardGuard {
  let callOff: () => void = () => undefined;
  let putting: Promise<void> | undefined;

  async function clear(triesLeft: number): Promise<void> {
    callOff();
    // What is on its way there has to be taken back as well.
    if (putting !== undefined) await putting.catch(() => undefined);
    await clipboard.clearIfOurs().catch((cause: unknown) => {
      onNotCleared(cause);
      if (triesLeft > 1) clearIn(RETRY_SECONDS, triesLeft - 1);
    });
  }

  function clearIn(seconds: number, tries: number): void {
    callOff();
    callOff = clock.after(seconds * 1000, () => void clear(tries));
  }

  return {
    clearAfterSeconds,
    clear: () => clear(TRIES),
    copyPlain: (text) => clipboard.putPlain(text),
    async copy(secret) {
      const copying = clipboard.put(secret);
      putting = copying;
      // Whether or not it is reported to have worked: it may be there all the same.
      clearIn(clearAfterSeconds, TRIES);
      await copying.finally(() => {
        if (putting === copying) putting = undefined;
      });
    },
  };
}
