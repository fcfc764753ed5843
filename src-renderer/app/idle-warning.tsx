import { formatCountdown } from '../text/formats.ts';
import { words } from '../text/words.ts';
import { ClosableDialog } from '../ui/closable-dialog.tsx';
import { useCountdown } from '../ui/use-countdown.ts';

interface IdleWarningProps {
  /** `undefined` while there is nothing to warn of. */
  readonly locksAtMs: number | undefined;
  readonly onStay: () => void;
}

const text = words.app.idle;

/** Before the console locks by itself. As an alert dialog, it is read out when it appears. */
export function IdleWarning({ locksAtMs, onStay }: IdleWarningProps) {
  const isOpen = locksAtMs !== undefined;
  return (
    <ClosableDialog
      isAlert
      isOpen={isOpen}
      title={text.title}
      closeText={text.stay}
      onClose={onStay}
    >
      {text.text} {isOpen && <TimeLeft locksAtMs={locksAtMs} />}
    </ClosableDialog>
  );
}

// Hidden from screen readers: they would read a number each second, and not the button.
function TimeLeft({ locksAtMs }: { readonly locksAtMs: number }) {
  return (
    <strong aria-hidden="true">{text.locksIn(formatCountdown(useCountdown(locksAtMs)))}</strong>
  );
}
