import type { Opening } from '#renderer/app/session-state.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import styles from '../sign-in.module.css';

/**
 * How far the profile's store is with opening. Its line stays once it is open, so that the fields
 * below do not move while somebody types.
 */
export function OpeningState({
  opening,
  onRetry,
}: {
  readonly opening: Opening;
  readonly onRetry: () => void;
}) {
  if (opening.state === 'failed')
    return (
      <ProblemAlert
        {...problemText(opening.error)}
        action={{ label: words.app.retry, run: onRetry }}
      />
    );
  return (
    <div className={styles['opening']}>
      {opening.state === 'opening' && (
        <SlowProgress
          label={opening.total > 0 ? words.app.making : words.app.opening}
          value={opening.total > 0 ? opening.done / opening.total : undefined}
        />
      )}
    </div>
  );
}
