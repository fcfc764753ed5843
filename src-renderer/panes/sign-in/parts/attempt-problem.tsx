import type { ErrorText } from '#renderer/text/en/errors.ts';
import { formatCountdown } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import type { Attempt } from '../use-attempt.ts';

interface AttemptProblemProps {
  readonly attempt: Attempt;
  /** Said where only the password can be wrong. */
  readonly wrongPassword?: ErrorText;
  /** What to do next, where most of what helps is not possible. */
  readonly next?: string | undefined;
}

/** Why the last try failed, and how long to wait if it has to. */
export function AttemptProblem({ attempt, wrongPassword, next }: AttemptProblemProps) {
  if (attempt.error === undefined) return null;
  return (
    <>
      <ProblemAlert
        {...problemText(attempt.error)}
        {...(attempt.error.code === 'auth.badCredentials' && wrongPassword)}
        {...(next !== undefined && { next })}
      />
      {attempt.waitEndsAtMs !== undefined && (
        <Wait endsAtMs={attempt.waitEndsAtMs} onEnd={attempt.endWait} />
      )}
    </>
  );
}

function Wait({ endsAtMs, onEnd }: { readonly endsAtMs: number; readonly onEnd: () => void }) {
  const seconds = useCountdown(endsAtMs, onEnd);
  return <div role="timer">{words.signIn.wait(formatCountdown(seconds))}</div>;
}
