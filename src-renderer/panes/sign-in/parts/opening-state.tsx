import { problemText } from '../../../text/problem-text.ts';
import { words } from '../../../text/words.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { SlowProgress } from '../../../ui/slow-progress.tsx';
import type { Opening } from '../opening.ts';

/** How the profile's store is coming along; nothing once it is open. */
export function OpeningState({ opening, onRetry }: { readonly opening: Opening; readonly onRetry: () => void }) {
  switch (opening.state) {
    case 'open':
      return null;
    case 'failed':
      return <ProblemAlert {...problemText(opening.error)} action={{ label: words.app.retry, run: onRetry }} />;
    case 'opening':
      return (
        <SlowProgress
          label={opening.total > 0 ? words.app.making : words.app.opening}
          value={opening.total > 0 ? opening.done / opening.total : undefined}
        />
      );
  }
}
