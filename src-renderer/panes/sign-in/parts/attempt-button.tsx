import { Button } from '@fluentui/react-components';
import type { Attempt } from '../use-attempt.ts';

interface AttemptButtonProps {
  readonly attempt: Attempt;
  readonly text: string;
  /** Stands on it while the attempt runs. */
  readonly runningText: string;
  readonly size?: 'large';
  readonly isBlocked?: boolean;
}

/** Submits a password: not while an attempt runs, and not while the account has to wait. */
export function AttemptButton({
  attempt,
  text,
  runningText,
  size,
  isBlocked = false,
}: AttemptButtonProps) {
  return (
    <Button
      appearance="primary"
      {...(size && { size })}
      type="submit"
      disabled={isBlocked || attempt.waitEndsAtMs !== undefined}
      disabledFocusable={attempt.isRunning}
    >
      {attempt.isRunning ? runningText : text}
    </Button>
  );
}
