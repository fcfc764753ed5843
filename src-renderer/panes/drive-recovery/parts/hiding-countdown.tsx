import { ProgressBar } from '@fluentui/react-components';
import { formatCountdown, words } from '../../../text/words.ts';
import { useCountdown } from '../../../ui/use-countdown.ts';
import styles from './recovery-result.module.css';

const text = words.driveRecovery.result;

interface HidingCountdownProps {
  readonly hidesAtMs: number;
  readonly forSeconds: number;
  readonly onEnd: () => void;
}

/** How long the digits stay. Said aloud once; a number read out each second would drown the digits. */
export function HidingCountdown({ hidesAtMs, forSeconds, onEnd }: HidingCountdownProps) {
  const seconds = useCountdown(hidesAtMs, onEnd);
  return (
    <div className={styles['countdown']} role="timer" aria-label={text.shownFor(forSeconds)}>
      <span aria-hidden="true">{text.hidesIn(formatCountdown(seconds))}</span>
      <ProgressBar className={styles['bar']} value={seconds / forSeconds} thickness="large" aria-hidden="true" role="presentation" />
    </div>
  );
}
