const FIRST_PAUSE_MS = 5_000;
export const LONGEST_PAUSE_MS = 60_000;

/** Tries again what failed, after longer and longer pauses. */
export interface Retries {
  /** Replaces a retry that is already planned. */
  later(again: () => void): void;
  /** To be called after a success: the next pause is the first one again. */
  reset(): void;
  cancel(): void;
}

/** Calls back after so many milliseconds. @returns what cancels that */
interface Timer {
  after(ms: number, callback: () => void): () => void;
}

export function createRetries(timer: Timer): Retries {
  let pauseMs = FIRST_PAUSE_MS;
  let cancel = (): void => undefined;
  return {
    later(again) {
      cancel();
      cancel = timer.after(pauseMs, again);
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    },
    reset() {
      pauseMs = FIRST_PAUSE_MS;
    },
    cancel: () => cancel(),
  };
}
