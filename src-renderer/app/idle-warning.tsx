import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { formatCountdown, words } from '../text/words.ts';
import { useCountdown } from '../ui/use-countdown.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';

interface IdleWarningProps {
  /** `undefined` while there is nothing to warn of. */
  readonly locksAtMs: number | undefined;
  readonly onStay: () => void;
}

const text = words.app.idle;

/** Before the console locks by itself. As an alert dialog, it is read out when it appears. */
export function IdleWarning({ locksAtMs, onStay }: IdleWarningProps) {
  const isOpen = locksAtMs !== undefined;
  useReturnFocus(isOpen);
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={onStay}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text.title}</DialogTitle>
          <DialogContent>
            {text.text} {isOpen && <TimeLeft locksAtMs={locksAtMs} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {text.stay}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

// Hidden from screen readers: they would read a number each second, and not the button.
function TimeLeft({ locksAtMs }: { readonly locksAtMs: number }) {
  return (
    <strong aria-hidden="true">{text.locksIn(formatCountdown(useCountdown(locksAtMs)))}</strong>
  );
}
