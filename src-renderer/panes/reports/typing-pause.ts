/** Nobody who is in the middle of a word waits longer between two keys. */
const PAUSE_MS = 400;

interface TypingPause {
  /** Does the work once nobody has typed for a moment; what waited before is forgotten. */
  begin(work: () => void): void;
  /** Forgets what waits. */
  end(): void;
}

/** Waits until somebody has stopped typing. */
export function createTypingPause(): TypingPause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
  };
  return {
    begin(work) {
      end();
      timer = setTimeout(work, PAUSE_MS);
    },
    end,
  };
}
