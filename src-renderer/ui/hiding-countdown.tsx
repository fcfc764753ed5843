import { ProgressBar } from '@fluentui/react-components';
import { useCountdown } from './use-countdown.ts';
import styles from './result-card.module.css';

interface HidingCountdownProps {
  readonly hidesAtMs: number;
  readonly forSeconds: number;
  /** Said aloud once; a number read out each second would drown the secret. */
  readonly label: string;
  readonly textFor: (secondsLeft: number) => string;
  readonly onEnd: () => void;
}

/** How long a shown secret stays. */
export function HidingCountdown({
  hidesAtMs,
  forSeconds,
  label,
  textFor,
  onEnd,
}: HidingCountdownProps) {
  const seconds = useCountdown(hidesAtMs, onEnd);
  return (
    <div className={styles['countdown']} role="timer" aria-label={label}>
      <span aria-hidden="true">{textFor(seconds)}</span>
      <ProgressBar
        className={styles['bar']}
        value={seconds / forSeconds}
        thickness="large"
        aria-hidden="true"
        role="presentation"
      />
    </div>
  );
}
