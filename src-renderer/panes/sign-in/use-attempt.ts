import { useRef, useState } from 'react';
import { type AskError, asAskError } from '#renderer/api.ts';

export interface Attempt {
  readonly isRunning: boolean;
  readonly error: AskError | undefined;
  /** End of a wait after too many failures, in milliseconds since the epoch. */
  readonly waitEndsAtMs: number | undefined;
  /** @returns whether it succeeded */
  run(): Promise<boolean>;
  /** Ends a try that waits for something else than a password. */
  cancel(): void;
  endWait(): void;
}

/** Tries to prove who somebody is: one try at a time, and none while the account has to wait. */
export function useAttempt(prove: (signal: AbortSignal) => Promise<void>): Attempt {
  const running = useRef<AbortController>(undefined);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AskError>();
  const [waitEndsAtMs, setWaitEndsAtMs] = useState<number>();

  async function run(): Promise<boolean> {
    if (isRunning || waitEndsAtMs !== undefined) return false;
    running.current = new AbortController();
    setRunning(true);
    setError(undefined);
    try {
      await prove(running.current.signal);
      return true;
    } catch (thrown) {
      const failure = asAskError(thrown);
      const { waitSeconds } = failure.details;
      setError(failure);
      if (waitSeconds !== undefined) setWaitEndsAtMs(Date.now() + waitSeconds * 1000);
      return false;
    } finally {
      setRunning(false);
    }
  }

  const endWait = () => {
    setWaitEndsAtMs(undefined);
    setError(undefined);
  };

  const cancel = () => running.current?.abort();

  return { isRunning, error, waitEndsAtMs, run, cancel, endWait };
}
