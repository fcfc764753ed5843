import { ShieldCheckmarkRegular, ShieldDismissRegular } from '@fluentui/react-icons';
import styles from './verdict-line.module.css';

interface VerdictLineProps {
  readonly isGood: boolean;
  readonly text: string;
}

/** What checking something found, by words and a sign. What is bad is read out at once. */
export function VerdictLine({ isGood, text }: VerdictLineProps) {
  return isGood ? (
    <output className={`${styles['line']} ${styles['good']}`}>
      <ShieldCheckmarkRegular fontSize={20} aria-hidden="true" />
      {text}
    </output>
  ) : (
    <span role="alert" className={`${styles['line']} ${styles['bad']}`}>
      <ShieldDismissRegular fontSize={20} aria-hidden="true" />
      {text}
    </span>
  );
}
