import { Button, ProgressBar } from '@fluentui/react-components';
import { useCountdown } from './use-countdown.ts';
import styles from './result-card.module.css';

/** Gives a shown secret more time. */
export interface LongerButton {
  readonly label: string;
  /** Begins with the label, for whoever speaks to the computer. */
  readonly name: string;
  readonly isOff: boolean;
  readonly run: () => void;
}

interface HidingCountdownProps {
  readonly hidesAtMs: number;
  readonly forSeconds: number;
  /** Said aloud once; a number read out each second would drown the secret. */
  readonly label: string;
  readonly textFor: (secondsLeft: number) => string;
  readonly longer?: LongerButton | undefined;
  readonly onEnd: () => void;
}

/** How long a shown secret stays. */
export function HidingCountdown({
  hidesAtMs,
  forSeconds,
  label,
  textFor,
  longer,
  onEnd,
}: HidingCountdownProps) {
  const seconds = useCountdown(hidesAtMs, onEnd);
  return (
    <div className={styles['countdown']}>
      <div className={styles['time']} role="timer" aria-label={label}>
        <span aria-hidden="true">{textFor(seconds)}</span>
        <ProgressBar
          className={styles['bar']}
          value={Math.min(1, seconds / forSeconds)}
          thickness="large"
          aria-hidden="true"
          role="presentation"
        />
      </div>
      {longer && (
        <Button
          size="small"
          aria-label={longer.name}
          disabledFocusable={longer.isOff}
          onClick={longer.run}
        >
          {longer.label}
        </Button>
      )}
    </div>
  );
}
