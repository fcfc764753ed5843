import { useState } from 'react';
import { type AskError, asAskError } from '#renderer/api.ts';

export interface Attempt {
  readonly isRunning: boolean;
  readonly error: AskError | undefined;
  /** End of a wait after too many failures, in milliseconds since the epoch. */
  readonly waitEndsAtMs: number | undefined;
  /** @returns whether it succeeded */
  run(): Promise<boolean>;
  endWait(): void;
}

/** Tries to prove a password: one try at a time, and none while the account has to wait. */
export function useAttempt(prove: () => Promise<void>): Attempt {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AskError>();
  const [waitEndsAtMs, setWaitEndsAtMs] = useState<number>();

  async function run(): Promise<boolean> {
    if (isRunning || waitEndsAtMs !== undefined) return false;
    setRunning(true);
    setError(undefined);
    try {
      await prove();
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

  return { isRunning, error, waitEndsAtMs, run, endWait };
}
