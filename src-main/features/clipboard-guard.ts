import type { SecretClipboard } from '../ports/desktop/clipboard.ts';
import type { Clock } from '../ports/system.ts';

/** Copies secrets to the clipboard, and clears them from it later. */
export interface ClipboardGuard {
  /**
   * Copies, and clears again after the set time unless something else was copied since.
   *
   * @throws AppError `clipboard.unavailable`
   */
  copy(secret: string): Promise<void>;
  /** Copies a text that is no secret and may stay. @throws AppError `clipboard.unavailable` */
  copyPlain(text: string): Promise<void>;
  /**
   * Clears the clipboard now, if it still holds our text: on lock, on sign-out, on quitting. Tries
   * again later when that fails. Never rejects.
   */
  clear(): Promise<void>;
  readonly clearAfterSeconds: number;
}

// Another program may lock the clipboard, mostly for a moment.
const RETRY_SECONDS = 1;
const TRIES = 5;

interface ClipboardGuardDeps {
  readonly clipboard: SecretClipboard;
  readonly clock: Clock;
  /** Asked at each copy. */
  readonly clearAfterSeconds: () => number;
  /** Told of every try to clear that failed. */
  readonly onNotCleared: (cause: unknown) => void;
}

/** Nothing was copied yet. */
export function createClipboardGuard({
  clipboard,
  clock,
  clearAfterSeconds,
  onNotCleared,
}: ClipboardGuardDeps): ClipboardGuard {
  let cancelTimer: () => void = () => undefined;
  /** The copy that is under way, if any. */
  let copying: Promise<void> | undefined;

  async function clear(triesLeft: number): Promise<void> {
    cancelTimer();
    // A copy under way has to be cleared as well.
    if (copying !== undefined) await copying.catch(() => undefined);
    await clipboard.clearIfOurs().catch((cause: unknown) => {
      onNotCleared(cause);
      if (triesLeft > 1) clearIn(RETRY_SECONDS, triesLeft - 1);
    });
  }

  function clearIn(seconds: number, tries: number): void {
    cancelTimer();
    cancelTimer = clock.after(seconds * 1000, () => void clear(tries));
  }

  return {
    get clearAfterSeconds() {
      return clearAfterSeconds();
    },
    clear: () => clear(TRIES),
    copyPlain: (text) => clipboard.putPlain(text),
    async copy(secret) {
      const copy = clipboard.put(secret);
      copying = copy;
      // Also when the copy is reported as failed: the secret may be on the clipboard all the same.
      clearIn(clearAfterSeconds(), TRIES);
      await copy.finally(() => {
        if (copying === copy) copying = undefined;
      });
    },
  };
}
